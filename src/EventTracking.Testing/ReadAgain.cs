using System.Runtime.InteropServices;
using EventTracking.CompilerServices;

namespace EventTracking.Testing;

/// <summary>Reads events from their data, for projects with <c>PublishAot</c>.</summary>
internal static class ReadAgain
{
    /// <exception cref="PlatformNotSupportedException">The event is not readable.</exception>
    /// <exception cref="RecordingException">The data could not be read.</exception>
    public static TEvent Event<TEvent>(CollectedEvent collected)
        where TEvent : ITrackedEvent<TEvent>
    {
        if (!GeneratedEvents.TryReadData<TEvent>(JsonMarshal.GetRawUtf8Value(collected.Data), out var read, out var error))
        {
            throw new PlatformNotSupportedException(
                $"In a project with PublishAot, typed events must be readable: declare '{TEvent.Descriptor.Name}' with Readable = true, "
                    + "use RecordedTracker.Events, or remove PublishAot.");
        }

        return error is null
            ? read!
            : throw new RecordingException($"The data of '{collected.Name}' could not be read: {error}.", [collected]);
    }
}
