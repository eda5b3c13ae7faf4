using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>The segment to which events are appended, with its file. Only the appending thread uses it.</summary>
internal sealed record OpenSegment(Segment Segment, ISpoolFile File)
{
    public bool HasRoom(int bytes) => Segment.Bytes - Segment.End >= bytes;
}
