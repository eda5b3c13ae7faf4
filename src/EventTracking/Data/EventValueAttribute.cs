namespace EventTracking;

/// <summary>
/// Selects the writer of a value, which replaces the members of its type. A writer on a member has precedence over one on the assembly, and
/// that over one on the type.
/// </summary>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum
        | AttributeTargets.Interface | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class EventValueAttribute : Attribute
{
    /// <summary>Selects the writer of the member or type that has this attribute.</summary>
    /// <param name="writer">An <see cref="IEventValueWriter{T}"/> of exactly that type; for a nullable member, of its value.</param>
    public EventValueAttribute(Type writer) => Writer = writer;

    /// <summary>Selects the writer of a type for all events of the assembly that has this attribute.</summary>
    /// <param name="type">The type, which may be declared in another assembly.</param>
    /// <param name="writer">An <see cref="IEventValueWriter{T}"/> of exactly that type.</param>
    public EventValueAttribute(Type type, Type writer) => (Type, Writer) = (type, writer);

    /// <summary>Gets the type of the values; <see langword="null"/> for the type of the member, or the type, with this attribute.</summary>
    public Type? Type { get; }

    /// <summary>Gets the writer.</summary>
    public Type Writer { get; }
}
