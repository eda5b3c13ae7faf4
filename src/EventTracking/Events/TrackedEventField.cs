namespace EventTracking;

/// <summary>Describes a field of a tracked event.</summary>
public sealed class TrackedEventField
{
    /// <summary>Creates the description of a field.</summary>
    /// <param name="name">The name of the property in C#.</param>
    /// <param name="wireName">The name of the field in the data of the event.</param>
    /// <param name="jsonType">The kind of JSON value that the field is written as.</param>
    /// <param name="isNullable">Whether the field can be <c>null</c> on the wire.</param>
    /// <param name="documentation">The documentation of the property or parameter as plain text, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException">A name is <see langword="null"/>.</exception>
    public TrackedEventField(string name, string wireName, FieldJsonType jsonType, bool isNullable, string? documentation = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(wireName);
        Name = name;
        WireName = wireName;
        JsonType = jsonType;
        IsNullable = isNullable;
        Documentation = documentation;
    }

    /// <summary>Gets the name of the property in C#.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the field in the data of the event.</summary>
    public string WireName { get; }

    /// <summary>Gets the kind of JSON value that the field is written as.</summary>
    public FieldJsonType JsonType { get; }

    /// <summary>Gets a value indicating whether the field can be <c>null</c> on the wire.</summary>
    public bool IsNullable { get; }

    /// <summary>Gets the documentation of the property or parameter as plain text, or <see langword="null"/> if it has none.</summary>
    public string? Documentation { get; }

    /// <summary>Returns the wire name and the kind of JSON value, for debugging.</summary>
    public override string ToString() => $"{WireName}: {JsonType}{(IsNullable ? "?" : "")}";
}
