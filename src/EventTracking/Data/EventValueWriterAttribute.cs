namespace EventTracking;

/// <summary>
/// Declares the kind of JSON value that an <see cref="IEventValueWriter{T}"/> writes, for the descriptor of the event. Without it the
/// kind is <see cref="FieldJsonType.Any"/>. A value of another kind becomes <c>null</c> and a reported failure; <c>null</c> is always
/// allowed.
/// </summary>
/// <param name="jsonType">The kind of JSON value.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventValueWriterAttribute(FieldJsonType jsonType) : Attribute
{
    /// <summary>Gets the kind of JSON value.</summary>
    public FieldJsonType JsonType { get; } = jsonType;
}
