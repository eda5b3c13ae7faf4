namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Names that are not proposed, because they mean something else where they are used.</summary>
internal static class ReservedNames
{
    /// <summary>The name of the file with the events whose names are URL paths.</summary>
    public const string PathsFile = "Paths";

    /// <summary>Types that proposed or common code refers to by their simple names, and the names of devices in Windows.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        PathsFile,
        "System", "Microsoft", "EventTracking",
        "Guid", "DateTimeOffset", "DateTime", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "JsonElement", "IReadOnlyList",
        "IReadOnlyDictionary",
        "TrackedEvent", "TrackedEventAttribute", "TrackedEventDescriptor", "ITrackedEvent", "EventDataWriter", "Tracker",
        "TrackerExtensions",
        "JsonPropertyName", "JsonPropertyNameAttribute", "JsonIgnore", "JsonIgnoreAttribute", "JsonIgnoreCondition",
        "JsonStringEnumMemberName", "JsonStringEnumMemberNameAttribute",
        "Action", "Attribute", "Console", "Delegate", "Dictionary", "Enum", "Exception", "Func", "Index", "List", "Math", "Nullable",
        "Object", "Random", "Range", "String", "Task", "Type", "Version",
        "Aux", "Con", "Nul", "Prn", "Com1", "Com2", "Com3", "Com4", "Com5", "Com6", "Com7", "Com8", "Com9",
        "Lpt1", "Lpt2", "Lpt3", "Lpt4", "Lpt5", "Lpt6", "Lpt7", "Lpt8", "Lpt9",
    ];

    /// <summary>Members that a record, or its generated part, already has, and what its attributes refer to.</summary>
    public static readonly IReadOnlyList<string> Members =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers",
        "ReferenceEquals", "ToString", "Descriptor", "Emit", "FieldWriters", "WriteData", "JsonIgnoreCondition",
    ];
}
