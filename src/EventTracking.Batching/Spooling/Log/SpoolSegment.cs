using EventTracking.Batching.Spooling.Log;

namespace EventTracking;

/// <summary>A file of a spool.</summary>
public sealed class SpoolSegment
{
    internal SpoolSegment(Segment segment) => (Path, FirstSequence, Bytes) = (segment.Path, segment.Header.First, segment.Bytes);

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the sequence number of the first event in the file.</summary>
    public long FirstSequence { get; }

    /// <summary>Gets the length of the file in bytes.</summary>
    public long Bytes { get; }
}
