using EventTracking.Benchmarks.Peers.Serilog;
using EventTracking.Benchmarks.WorkItem;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Compact;

namespace EventTracking.Benchmarks.Files;

/// <summary>Serilog's own file sink, with the compact formatter.</summary>
/// <param name="trackedEvent">The event.</param>
/// <param name="writes">When the sink writes to the file.</param>
internal sealed class SerilogToFile(VideoStopped trackedEvent, SerilogWrites writes)
    : FileVariant(writes is SerilogWrites.Buffered ? "Serilog 4.4, file, buffered" : "Serilog 4.4, file")
{
    private Logger? _logger;
    private IDisposable? _scope;

    protected override void Open(string path)
    {
        _logger = new LoggerConfiguration()
            .Enrich.FromLogContext()
            .WriteTo.File(new CompactJsonFormatter(), path, buffered: writes is SerilogWrites.Buffered, fileSizeLimitBytes: null)
            .CreateLogger();
        _scope = SerilogMessages.PushSession();
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
            _logger!.VideoStopped(in trackedEvent);
    }

    protected override void Flush()
    {
        _scope?.Dispose();
        _logger!.Dispose();
    }
}

/// <summary>When Serilog's file sink writes to the file.</summary>
internal enum SerilogWrites
{
    /// <summary>Each event at once, which is its default.</summary>
    Each,

    /// <summary>When its buffer is full.</summary>
    Buffered,
}
