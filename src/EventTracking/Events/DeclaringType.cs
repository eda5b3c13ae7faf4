namespace EventTracking.Events;

/// <summary>The type that declares an event, which is only named when a caller asks for it.</summary>
/// <remarks>
/// A reference to the type itself would make every native program contain its equality, hash code and text: more code than the method
/// that writes the event.
/// </remarks>
internal abstract class DeclaringType
{
    public abstract Type Value { get; }

    public sealed class Of<T> : DeclaringType
    {
        public override Type Value => typeof(T);
    }
}
