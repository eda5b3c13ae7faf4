using System.Text;
using EventTracking.Tool.Console;

namespace EventTracking.Tool.Spooling;

/// <summary>Writes lines of UTF-8 to a new file or to standard output, in blocks.</summary>
internal sealed class LineOutput : IDisposable
{
    private const int BlockBytes = 64 * 1024;

    private readonly MemoryStream _block = new();
    private readonly FileStream? _file;
    private readonly TextWriter _output;

    /// <param name="path">The file, which must not exist; <see langword="null"/> for standard output.</param>
    /// <param name="console">Provides standard output.</param>
    public LineOutput(string? path, ToolConsole console)
    {
        _file = path is null ? null : new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        _output = console.Output;
    }

    public void Write(ReadOnlySpan<byte> line)
    {
        _block.Write(line);
        _block.WriteByte((byte)'\n');
        if (_block.Length >= BlockBytes)
            Flush();
    }

    /// <summary>Writes the rest. A failure is an exception here, not on disposal.</summary>
    public void Complete()
    {
        Flush();
        _file?.Flush(flushToDisk: true);
    }

    public void Dispose() => _file?.Dispose();

    private void Flush()
    {
        var bytes = _block.GetBuffer().AsSpan(0, (int)_block.Length);
        if (_file is not null)
            _file.Write(bytes);
        else
            _output.Write(Encoding.UTF8.GetString(bytes));
        _block.SetLength(0);
    }
}
