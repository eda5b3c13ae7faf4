namespace EventTracking.Tests.Support;

/// <summary>A declared event, hand-written like generated code.</summary>
internal readonly record struct VideoStopped(string VideoId, double CurrentTime) : ITrackedEvent<VideoStopped>
{
    public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<VideoStopped>(
        "org.edx.video.stop",
        [
            new("VideoId", "video_id", FieldJsonType.String, isNullable: false),
            new("CurrentTime", "current_time", FieldJsonType.Number, isNullable: false),
        ]);

    public static void WriteData(ref EventDataWriter writer, in VideoStopped trackedEvent)
    {
        writer.WriteRaw("{\"video_id\":"u8);
        writer.WriteString(trackedEvent.VideoId);
        writer.WriteRaw(",\"current_time\":"u8);
        writer.WriteDouble(trackedEvent.CurrentTime);
        writer.WriteRaw("}"u8);
    }
}
