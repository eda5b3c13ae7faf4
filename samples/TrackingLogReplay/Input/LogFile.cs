using System.IO.Compression;
using System.Text;

namespace TrackingLogReplay.Input;

/// <summary>A log that is read once, line by line.</summary>
internal sealed class LogFile : IDisposable
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly Stream _raw;
    private readonly StreamReader _lines;

    /// <summary>Opens a log; one that ends in <c>.gz</c> is decompressed.</summary>
    public LogFile(string path)
    {
        Path = path;
        _raw = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        var text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_raw, CompressionMode.Decompress) : _raw;

        // Latin-1 keeps every byte as it is, where a UTF-8 reader would silently repair what is broken.
        _lines = new StreamReader(text, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
    }

    public string Path { get; }

    /// <summary>How much has been read, from 0 to 1; unknown where the end is not known.</summary>
    public double? Progress => _raw.CanSeek && _raw.Length > 0 ? (double)_raw.Position / _raw.Length : null;

    /// <summary>The bytes of each line, without the line break.</summary>
    public IEnumerable<byte[]> ReadLines()
    {
        while (_lines.ReadLine() is { } line)
            yield return Encoding.Latin1.GetBytes(line);
    }

    public void Dispose() => _lines.Dispose();
}
