using System.Text;
using EventTracking.Tool.Console;

namespace EventTracking.Tool.Logs;

/// <summary>
/// Reads a log line by line in bounded memory. The log may be compressed with gzip, whatever its name. Only a line feed ends a line; a
/// carriage return in front of it and a byte order mark at the start of the log are not part of a line.
/// </summary>
internal sealed class LogReader : IDisposable
{
    /// <summary>The length of the longest line that is read, in bytes. Longer lines are skipped.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private const int BlockBytes = 256 * 1024;

    private readonly Stream _raw;
    private readonly int _maxLineBytes;
    private GzipContent? _gzip;
    private byte[] _buffer;
    private int _start;
    private int _end;

    private LogReader(string path, Stream raw, int maxLineBytes) =>
        (Path, _raw, _maxLineBytes, _buffer) = (path, raw, maxLineBytes, new byte[Math.Min(BlockBytes, maxLineBytes + 1)]);

    /// <summary>Gets the path as the user wrote it.</summary>
    public string Path { get; }

    /// <summary>Gets the number of lines that were read.</summary>
    public long LineCount { get; private set; }

    /// <summary>Gets the fraction of the log that was read, from 0 to 1, or <see langword="null"/> if its length is unknown.</summary>
    public double? Progress => _raw.CanSeek && _raw.Length > 0 ? (double)_raw.Position / _raw.Length : null;

    /// <summary>Gets or sets what is called after each block that was read from the log.</summary>
    public Action? BlockRead { get; set; }

    /// <summary>Opens a log.</summary>
    /// <param name="path">The path of a file, or <c>-</c> for standard input.</param>
    /// <param name="console">Opens standard input.</param>
    /// <param name="maxLineBytes">The length of the longest line that is read, in bytes.</param>
    /// <exception cref="ToolException">The log cannot be opened, or it is not UTF-8 text.</exception>
    public static LogReader Open(string path, ToolConsole console, int maxLineBytes = MaxLineBytes)
    {
        var log = new LogReader(path, LogStream.Open(path, console), maxLineBytes);
        try
        {
            log.ReadStart();
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>Whether there was another line.</returns>
    /// <exception cref="ToolException">The log cannot be read to its end.</exception>
    public bool TryRead(out LogLine line)
    {
        var searched = 0;
        while (true)
        {
            if (_buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n') is >= 0 and var index)
            {
                line = Take(searched + index, skip: 1);
                return true;
            }

            searched = _end - _start;
            if (searched > _maxLineBytes)
            {
                SkipLine();
                line = new LogLine(++LineCount, [], isTooLong: true);
                return true;
            }

            if (!Fill())
                break;
        }

        line = searched > 0 ? Take(searched, skip: 0) : default;
        return searched > 0;
    }

    public void Dispose()
    {
        _gzip?.Dispose();
        _raw.Dispose();
    }

    /// <summary>Detects compression, the byte order mark and files that are not text.</summary>
    private void ReadStart()
    {
        while (_end < sizeof(ushort) && Fill())
        {
        }

        if (GzipContent.IsStart(_buffer.AsSpan(0, _end)))
        {
            _gzip = new GzipContent(_buffer.AsSpan(0, _end).ToArray(), _raw);
            _end = 0;
        }

        while (_end < Encoding.UTF8.Preamble.Length && Fill())
        {
        }

        var start = _buffer.AsSpan(0, _end);
        if (start.StartsWith(Encoding.UTF8.Preamble))
            _start = Encoding.UTF8.Preamble.Length;
        else if (start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new ToolException($"'{Path}' is UTF-16. Convert it to UTF-8.");
        else if (FirstLine(start).Contains((byte)0))
            throw new ToolException($"'{Path}' is a binary file. Expected JSON Lines, plain or compressed with gzip.");
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text;

    private LogLine Take(int length, int skip)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        LineCount++;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        return line.Length > _maxLineBytes ? new LogLine(LineCount, [], isTooLong: true) : new LogLine(LineCount, line, isTooLong: false);
    }

    private void SkipLine()
    {
        do
        {
            _start = _end = 0;
            if (!Fill())
                return;
        }
        while (!_buffer.AsSpan(0, _end).Contains((byte)'\n'));
        _start = _buffer.AsSpan(0, _end).IndexOf((byte)'\n') + 1;
    }

    /// <summary>Appends a block to the buffer, which first drops the lines already read.</summary>
    /// <returns>Whether there was one.</returns>
    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, _maxLineBytes + 1L));

        var count = ReadBlock(_buffer.AsSpan(_end));
        _end += count;
        BlockRead?.Invoke();
        return count > 0;
    }

    private int ReadBlock(Span<byte> buffer)
    {
        try
        {
            return _gzip?.Read(buffer) ?? _raw.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new ToolException($"'{Path}' cannot be read beyond line {LineCount}: the gzip data is damaged or ends early.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{Path}' cannot be read beyond line {LineCount}: {exception.Message}", exception);
        }
    }
}
