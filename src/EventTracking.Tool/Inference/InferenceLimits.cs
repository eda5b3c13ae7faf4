namespace EventTracking.Tool.Inference;

/// <summary>The limits that bound the memory and the size of a proposal, whatever the logs contain.</summary>
internal static class InferenceLimits
{
    /// <summary>The number of event names, URL paths aside. Lines with further names are skipped.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>The number of event names that are URL paths. If there are more, they are data, and none of them is proposed.</summary>
    public const int MaxPaths = 200;

    /// <summary>The length of an event name in characters. Lines with longer names are rejected.</summary>
    public const int MaxEventNameLength = 1_000;

    /// <summary>The number of fields of an object, and of an event with its nested objects: more than 512 are EVT210.</summary>
    public const int MaxFields = 512;

    /// <summary>The length of a field name in characters. An object with a longer one becomes a dictionary.</summary>
    public const int MaxFieldNameLength = 200;

    /// <summary>The number of levels of objects and arrays that are looked into. Deeper values become <c>JsonElement</c>.</summary>
    public const int MaxDepth = 16;

    /// <summary>The number of different places in the data of all events. Values in further places become <c>JsonElement</c>.</summary>
    public const int MaxPlaces = 100_000;

    /// <summary>The number of members of an enum. A string with more values stays a string.</summary>
    public const int MaxEnumMembers = 12;

    /// <summary>The length of an example value in characters. Longer ones are shortened.</summary>
    public const int MaxExampleLength = 60;
}
