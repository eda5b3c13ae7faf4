using System.Buffers.Binary;
using System.Numerics;
using EventTracking.Http.Requests;

namespace EventTracking.OpenTelemetry.Protobuf;

/// <summary>Writes the protobuf wire format. Tags are passed as their bytes: <c>field number &lt;&lt; 3 | wire type</c>.</summary>
internal static class ProtobufWriter
{
    private const int MaxVarintLength = 10;

    public static void WriteVarint(RequestBuffer body, ulong value)
    {
        var span = body.GetSpan(MaxVarintLength);
        body.Advance(PutVarint(span, value));
    }

    public static void WriteFixed64(RequestBuffer body, byte tag, ulong value)
    {
        var span = body.GetSpan(1 + sizeof(ulong));
        span[0] = tag;
        BinaryPrimitives.WriteUInt64LittleEndian(span[1..], value);
        body.Advance(1 + sizeof(ulong));
    }

    public static void WriteBytes(RequestBuffer body, byte tag, ReadOnlySpan<byte> bytes)
    {
        body.Write(tag);
        WriteVarint(body, (ulong)bytes.Length);
        body.Write(bytes);
    }

    /// <summary>Starts a message whose length is not known yet.</summary>
    /// <param name="body">The body.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="lengthBytes">The expected number of bytes of the length. If it is right, <see cref="End"/> moves nothing.</param>
    /// <returns>The position of the content, for <see cref="End"/>.</returns>
    public static int Start(RequestBuffer body, byte tag, int lengthBytes = 1)
    {
        body.Write(tag);
        body.GetSpan(lengthBytes);
        body.Advance(lengthBytes);
        return body.Length;
    }

    /// <summary>Writes the length of a message before its content.</summary>
    public static void End(RequestBuffer body, int content, int lengthBytes = 1)
    {
        var length = body.Length - content;
        var shift = VarintLength((uint)length) - lengthBytes;
        if (shift > 0)
        {
            body.GetSpan(shift);
            body.Advance(shift);
        }

        var written = body.WrittenSpan;
        if (shift != 0)
            written.Slice(content, length).CopyTo(written[(content + shift)..]);
        if (shift < 0)
            body.Truncate(body.Length + shift);
        PutVarint(written[(content - lengthBytes)..], (ulong)length);
    }

    /// <summary>Returns the number of bytes of an integer: 7 bits in each.</summary>
    public static int VarintLength(uint value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private static int PutVarint(Span<byte> span, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        return length;
    }
}
