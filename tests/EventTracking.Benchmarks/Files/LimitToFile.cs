using EventTracking.Benchmarks.Limit;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Files;

/// <summary>The yardstick, to a file in large blocks.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class LimitToFile(VideoStopped trackedEvent) : FileVariant("limit, blocks of 2 MB")
{
    private readonly byte[] _block = new byte[BlockFile.BlockSize];
    private readonly RenderedContext _context = new(Some.SessionJson);
    private BlockFile? _file;
    private LimitWriter? _writer;

    protected override void Open(string path)
    {
        _file = new BlockFile(path, _block);
        _writer = new LimitWriter(_file);
        _writer.Enter(_context);
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _writer!.Emit(in trackedEvent);
    }

    protected override void Flush() => _file!.Flush();

    protected override void Close() => _file!.Dispose();
}
