namespace EventTracking;

/// <summary>The events that an assembly declares; generated code derives a class from it for each assembly.</summary>
/// <remarks>
/// A native program holds a method of a class only where something may call it. So one that never asks
/// <see cref="TrackedEventRegistry"/> holds nothing of an event that it does not emit.
/// </remarks>
public abstract class TrackedEventRegistration
{
    /// <summary>
    /// Makes the descriptors. It runs at the first <see cref="TrackedEventRegistry.Find"/> or <see cref="TrackedEventRegistry.All"/>.
    /// </summary>
    public abstract TrackedEventDescriptor[] Descriptors();
}
