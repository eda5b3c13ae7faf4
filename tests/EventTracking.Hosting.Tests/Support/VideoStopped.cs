namespace EventTracking.Hosting.Tests.Support;

/// <summary>A video was stopped.</summary>
[TrackedEvent("org.edx.video.stop")]
public readonly partial record struct VideoStopped(string VideoId);
