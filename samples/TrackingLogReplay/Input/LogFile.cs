using System.IO.Compression;

namespace TrackingLogReplay.Input;

/// <summary>A log that is read once, line by line.</summary>
internal sealed class LogFile : IDisposable
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    private const int ChunkSize = 64 * 1024;

    private readonly Stream _raw;
    private readonly Stream _text;

    /// <summary>Opens a log; one that ends in <c>.gz</c> is decompressed.</summary>
    public LogFile(string path)
    {
        Path = path;
        _raw = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        _text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_raw, CompressionMode.Decompress) : _raw;
    }

    public string Path { get; }

    /// <summary>The fraction read so far, from 0 to 1; <see langword="null"/> if the length is unknown.</summary>
    public double? Progress => _raw.CanSeek && _raw.Length > 0 ? (double)_raw.Position / _raw.Length : null;

    /// <summary>Returns the bytes of each line. Only a line feed ends a line: in JSON, a carriage return is white space.</summary>
    public IEnumerable<byte[]> ReadLines()
    {
        var chunk = new byte[ChunkSize];
        using var line = new MemoryStream();
        while (_text.Read(chunk) is > 0 and var length)
        {
            var start = 0;
            while (Array.IndexOf(chunk, (byte)'\n', start, length - start) is >= 0 and var end)
            {
                line.Write(chunk, start, end - start);
                yield return line.ToArray();
                line.SetLength(0);
                start = end + 1;
            }

            line.Write(chunk, start, length - start);
        }

        if (line.Length > 0)
            yield return line.ToArray();
    }

    public void Dispose() => _text.Dispose();
}
