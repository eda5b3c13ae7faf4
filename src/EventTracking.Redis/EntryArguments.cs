using System.Globalization;
using EventTracking.Redis.Handling;
using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>Turns the events of a batch into the arguments of <see cref="AppendScript"/>.</summary>
/// <param name="producerId">The first argument.</param>
internal sealed class EntryArguments(string producerId)
{
    private const int IdBytes = 36;
    private const int TimestampBytes = 32;

    private readonly RedisValue _producerId = producerId;
    private byte[] _text = [];
    private RedisValue[] _arguments = [];

    /// <summary>Returns the arguments, which refer to the bytes of the batch and are reused by the next call.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="maxValueBytes">The longest line that the server accepts, in bytes.</param>
    /// <returns>The arguments, and the events that are too large, which are not among them.</returns>
    public (RedisValue[] Arguments, IReadOnlyList<RejectedEvent> Rejected) Of(EventBatch batch, long maxValueBytes)
    {
        var rejected = new List<RejectedEvent>(0);
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetJson(i).Length > maxValueBytes)
                rejected.Add(new RejectedEvent(i, TooLarge(batch.GetJson(i).Length, maxValueBytes)));
        }

        // Redis takes the exact length of the array, so it can only be reused by batches of the same size.
        var count = batch.Count - rejected.Count;
        var length = 1 + (count * AppendScript.ArgumentsPerEvent);
        if (_arguments.Length != length)
            _arguments = new RedisValue[length];
        if (_text.Length < count * (IdBytes + TimestampBytes))
            _text = new byte[count * (IdBytes + TimestampBytes)];

        _arguments[0] = _producerId;
        var (next, text) = (1, _text.AsMemory());
        for (var i = 0; i < batch.Count; i++)
        {
            var line = batch.GetJson(i);
            if (line.Length > maxValueBytes)
                continue;

            var envelope = batch[i];
            envelope.Id.TryFormat(text.Span, out var written);
            _arguments[next++] = Take(ref text, written);
            _arguments[next++] = envelope.Name;
            _arguments[next++] = envelope.Version;
            envelope.Timestamp.TryFormat(text.Span, out written, LineText.TimestampFormat, CultureInfo.InvariantCulture);
            _arguments[next++] = Take(ref text, written);
            _arguments[next++] = line;
        }

        return (_arguments, rejected);
    }

    private static RedisValue Take(ref Memory<byte> text, int length)
    {
        RedisValue value = text[..length];
        text = text[length..];
        return value;
    }

    private static string TooLarge(int bytes, long maxBytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"The line has {bytes} bytes; the server accepts values of up to {maxBytes} bytes. Raise proto-max-bulk-len on the server.");
}
