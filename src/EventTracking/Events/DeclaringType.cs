namespace EventTracking.Events;

/// <summary>The type that declares an event, named only when somebody asks.</summary>
/// <remarks>
/// Were it simply kept, every native program would have to hold all that the type can do as an object, its equality, its hash code and its
/// text: more than what writes the event.
/// </remarks>
internal abstract class DeclaringType
{
    public abstract Type Value { get; }

    public sealed class Of<T> : DeclaringType
    {
        public override Type Value => typeof(T);
    }

    public sealed class Given(Type type) : DeclaringType
    {
        public override Type Value => type;
    }
}
