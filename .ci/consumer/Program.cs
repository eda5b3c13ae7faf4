using Course;
using EventTracking;
using EventTracking.Testing;

var collected = new CollectingBackend();
using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["memory"] = collected });
tracker.EmitVideoStopped("i4x-edX-DemoX-video", 86.75, 195);
Console.WriteLine(collected.Events[0].Json);

namespace Course
{
    /// <summary>A video was stopped.</summary>
    [TrackedEvent("org.edx.video.stop")]
    public readonly partial record struct VideoStopped(string VideoId, double CurrentTime, double Duration);
}
