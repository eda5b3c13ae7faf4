namespace EventTracking.Destinations.Tests.Support;

/// <summary>The event that the page about destinations shows as each server stores it.</summary>
/// <param name="CurrentTime">The position in the video in seconds.</param>
/// <param name="Duration">The length of the video in seconds.</param>
[TrackedEvent("org.edx.video.stop")]
public readonly partial record struct StoppedVideo(double CurrentTime, int Duration)
{
    /// <summary>Sends the event to a destination.</summary>
    internal static Task EmitAsync(IEventBatchBackend destination) => Delivery.OfAsync(destination, static tracker =>
    {
        using var session = tracker.Context("session", new EventContext { ["user_id"] = 10938 });
        tracker.Emit(
            new StoppedVideo(86.75, 195), new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, 308, TimeSpan.Zero),
            Guid.Parse("019ad5f1-6c4e-7b3a-9d0e-2f8f3f0c7a11"));
    });
}
