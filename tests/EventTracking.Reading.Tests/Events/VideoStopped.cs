namespace EventTracking.Reading.Tests.Events;

internal sealed record VideoStoppedV1(string VideoId, string CurrentTime);

internal sealed record VideoStoppedV3(string VideoId, double CurrentTime)
{
    [ReadsVersion(1)]
    public static VideoStoppedV3 From(VideoStoppedV1 old) =>
        new(old.VideoId, double.Parse(old.CurrentTime, System.Globalization.CultureInfo.InvariantCulture));
}

[TrackedEvent("org.example.video.stopped", Version = 4)]
internal readonly partial record struct VideoStopped(string VideoId, double CurrentTime, string Reason)
{
    [ReadsVersion(3)]
    private static VideoStopped From(VideoStoppedV3 old) => new(old.VideoId, old.CurrentTime, "unknown");
}
