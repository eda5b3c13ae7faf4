using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore.Browser;

/// <summary>The body of a request up to a limit, in memory from a pool.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBytes = 4 * 1024;

    private byte[] _buffer;
    private int _length;

    private RequestBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads the body.</summary>
    /// <returns>The body; <see langword="null"/> if it is larger than the limit. At most one byte after the limit is read.</returns>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;

        // The announced length is only a hint: a request without a body must not reserve the maximum.
        var body = new RequestBody(Math.Min(FirstBytes, maxBytes + 1));
        try
        {
            while (await body.ReadMoreAsync(request.Body, maxBytes, cancellationToken).ConfigureAwait(false))
            {
                if (body._length > maxBytes)
                {
                    body.Dispose();
                    return null;
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _length) = ([], 0);
    }

    private async ValueTask<bool> ReadMoreAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        if (_length == _buffer.Length)
            Grow(maxBytes);
        var free = _buffer.AsMemory(_length, Math.Min(_buffer.Length, maxBytes + 1) - _length);
        var read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
        _length += read;
        return read > 0;
    }

    private void Grow(int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * _buffer.Length, maxBytes + 1L));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
