namespace EventTracking;

/// <summary>Writes each event as one line of JSON, UTF-8 without a byte order mark, to a file or a stream.</summary>
/// <remarks>
/// Lines are gathered in memory and written in blocks of whole lines: when a block is full, at <see cref="Flush"/> and at
/// <see cref="Dispose"/>. Where writing fails, the block is kept and tried again at the next occasion; meanwhile events are
/// taken as long as they fit, and refused with the error of the stream after that.
/// </remarks>
public sealed class JsonLinesBackend : IFlushableBackend, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly byte[] _block;
    private int _used;
    private bool _isDisposed;

    /// <summary>Appends to a file, which is made if need be.</summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened for writing; the message names it.</exception>
    public JsonLinesBackend(string path, JsonLinesOptions? options = null)
        : this(Open(path), options)
    {
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">The stream; the backend closes it unless the settings say otherwise.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The stream cannot be written to.</exception>
    public JsonLinesBackend(Stream stream, JsonLinesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written to. Open it for writing.", nameof(stream));

        options ??= new JsonLinesOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.BlockSize, nameof(options));

        _stream = stream;
        _leaveOpen = options.LeaveOpen;
        _block = new byte[options.BlockSize];
    }

    /// <summary>Adds the event to the block.</summary>
    /// <param name="envelope">The event.</param>
    /// <exception cref="ObjectDisposedException">The backend has been disposed of.</exception>
    /// <exception cref="IOException">The block is full and cannot be written; the event is not taken.</exception>
    public void Send(in EventEnvelope envelope)
    {
        var line = envelope.Json;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);

            if (line.Length >= _block.Length - _used)
                WriteBlock();

            if (line.Length < _block.Length - _used)
                Append(line);
            else
                WriteAlone(line);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A file is written through to the operating system, which then survives the end of the process.</remarks>
    /// <exception cref="IOException">The stream cannot be written to; what is in memory is kept.</exception>
    public bool Flush(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_isDisposed)
                return true;

            WriteBlock();
            _stream.Flush();
            return true;
        }
    }

    /// <summary>Writes what is in memory and closes the file or the stream.</summary>
    /// <exception cref="IOException">What was in memory could not be written, and is lost.</exception>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;

            _isDisposed = true;
            try
            {
                WriteBlock();
                _stream.Flush();
            }
            finally
            {
                if (!_leaveOpen)
                    _stream.Dispose();
            }
        }
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException(
                $"The file '{path}' cannot be opened for writing: {exception.Message} Check that its folder exists and may be written to.",
                exception);
        }
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        line.CopyTo(_block.AsSpan(_used));
        _used += line.Length;
        _block[_used++] = (byte)'\n';
    }

    private void WriteBlock()
    {
        if (_used == 0)
            return;

        _stream.Write(_block, 0, _used);
        _used = 0;
    }

    /// <summary>A line that is larger than a block goes out with its line break in one piece, like a block.</summary>
    private void WriteAlone(ReadOnlySpan<byte> line) => _stream.Write([.. line, (byte)'\n']);
}
