namespace EventTracking;

/// <summary>One field of a tracked event.</summary>
/// <param name="Name">The name of the property in C#.</param>
/// <param name="WireName">The name of the field in the data of the event.</param>
/// <param name="JsonType">The kind of JSON value that the field is written as.</param>
/// <param name="IsNullable">Whether the field can be <c>null</c> on the wire.</param>
/// <param name="Documentation">
/// The text of the property's (or parameter's) doc comment as plain text, or <see langword="null"/> where it has none.
/// </param>
public sealed record TrackedEventField(
    string Name,
    string WireName,
    FieldJsonType JsonType,
    bool IsNullable,
    string? Documentation = null);
