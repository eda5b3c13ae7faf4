using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// Reads a file with blocks that the disk cannot read. The first failures at a block are thrown, because they may pass; after that the
/// block reads as zeros, so that it does not block the events after it forever.
/// </summary>
internal struct UnreadableBlocks
{
    private const int MaxFailures = 3;
    private const int BlockBytes = 4096;

    private long _offset;
    private int _failures;

    public int Read(ISpoolFile file, long offset, Span<byte> into)
    {
        try
        {
            return file.Read(offset, into);
        }
        catch (IOException) when (HasFailedOften(offset))
        {
            var block = (int)Math.Min(into.Length, BlockBytes - (offset % BlockBytes));
            into[..block].Clear();
            return block;
        }
    }

    private bool HasFailedOften(long offset)
    {
        if (_offset != offset)
            (_offset, _failures) = (offset, 0);
        return ++_failures >= MaxFailures;
    }
}
