using System.Text.Json;
using EventTracking.Benchmarks.Peers;
using EventTracking.Benchmarks.Peers.SystemTextJson;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Files;

/// <summary>The reference line, to a buffered file stream.</summary>
/// <param name="trackedEvent">The event.</param>
internal sealed class SourceGeneratedJsonToFile(VideoStopped trackedEvent) : FileVariant("System.Text.Json, FileStream of 64 KB")
{
    private readonly LineBuffer _buffer = new();
    private readonly AsyncLocal<Session> _session = new();
    private FileStream? _file;

    protected override void Open(string path)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 64 * 1024);
        _session.Value = Some.Session;
    }

    protected override void Emit(int times)
    {
        for (var i = 0; i < times; i++)
        {
            var line = new Line<VideoStopped>(Some.EventName, DateTimeOffset.UtcNow, trackedEvent, _session.Value);
            JsonSerializer.Serialize(_buffer.Writer, line, LineJson.Default.VideoLine);
            _file!.Write(_buffer.Written);
            _file.WriteByte((byte)'\n');
            _buffer.Clear();
        }
    }

    protected override void Flush() => _file!.Flush();

    protected override void Close() => _file!.Dispose();

    public override void Dispose() => _buffer.Dispose();
}
