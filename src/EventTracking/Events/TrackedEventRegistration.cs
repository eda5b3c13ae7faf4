using System.ComponentModel;

namespace EventTracking.CompilerServices;

/// <summary>The events that an assembly declares. Generated code derives one class from it for each assembly.</summary>
/// <remarks>
/// A native program contains only the methods that something may call. A program that never uses <see cref="TrackedEventRegistry"/>
/// therefore contains nothing of the events that it does not emit.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrackedEventRegistration
{
    /// <summary>Gets the number of events.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// Creates the descriptors. It runs at the first <see cref="TrackedEventRegistry.Find"/> or <see cref="TrackedEventRegistry.All"/>, and
    /// once more after each descriptor that throws.
    /// </summary>
    /// <param name="descriptors">Receives a descriptor at each position that is still <see langword="null"/>, in order.</param>
    public abstract void Describe(TrackedEventDescriptor?[] descriptors);
}
