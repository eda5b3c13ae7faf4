namespace EventTracking;

/// <summary>The events that an assembly declares; generated code derives a class from it for each assembly.</summary>
/// <remarks>
/// A native program holds a method of a class only where something may call it. So one that never asks
/// <see cref="TrackedEventRegistry"/> holds nothing of an event that it does not emit.
/// </remarks>
public abstract class TrackedEventRegistration
{
    /// <summary>Gets the number of events.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// Creates the descriptors. It runs at the first <see cref="TrackedEventRegistry.Find"/> or <see cref="TrackedEventRegistry.All"/>, and
    /// once more after each descriptor that throws.
    /// </summary>
    /// <param name="descriptors">Takes a descriptor at each position that is still <see langword="null"/>, in order.</param>
    public abstract void Describe(TrackedEventDescriptor?[] descriptors);
}
