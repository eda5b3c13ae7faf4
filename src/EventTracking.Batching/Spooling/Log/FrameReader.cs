using System.Buffers;
using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// Reads the frames of a segment in order. After damage it continues at the next valid header with a higher sequence.
/// </summary>
internal sealed class FrameReader(ISpoolFile file, ulong salt, FrameChecksums checksums) : IDisposable
{
    private const int ChunkBytes = 256 * 1024;

    private byte[] _buffer = [];
    private long _bufferStart;
    private int _buffered;
    private UnreadableBlocks _unreadable;

    /// <summary>Gets the offset of the next frame.</summary>
    public long Offset { get; private set; } = SegmentHeader.FramesAt;

    /// <summary>Gets the offset of the first damage after the last frame that was read.</summary>
    public long? DamagedAt { get; private set; }

    /// <summary>Gets the routing depth of the event that was read last.</summary>
    public int RoutingDepth { get; private set; }

    /// <summary>Gets the highest sequence in a valid header, even if its payload was damaged.</summary>
    public long HighestSequence { get; private set; }

    /// <summary>Reads the next frame.</summary>
    /// <param name="after">Frames up to this sequence are skipped.</param>
    /// <param name="through">Frames after this sequence are not read: a later segment has a copy.</param>
    /// <param name="end">The offset at which the frames end.</param>
    /// <param name="sequence">The sequence of the frame.</param>
    /// <param name="payload">The payload, valid until the next call.</param>
    /// <returns>Whether a frame was found before <paramref name="end"/>.</returns>
    /// <exception cref="IOException">The disk failed. The third failure at one block counts as damage instead.</exception>
    public bool TryRead(long after, long through, long end, out long sequence, out ReadOnlySpan<byte> payload)
    {
        DamagedAt = null;
        while (TryFindHeader(end, out var header))
        {
            sequence = SpoolFrame.SequenceOf(header);
            if (sequence > through)
                break;

            HighestSequence = Math.Max(HighestSequence, sequence);
            var length = SpoolFrame.LengthOf(header);
            var size = SpoolFrame.SizeOf(length);
            var frame = View(Offset, SpoolFrame.HeaderBytes + length, end);
            payload = frame[SpoolFrame.HeaderBytes..];
            var isValid = payload.Length == length && checksums.PayloadMatches(frame, payload, salt) && SpooledEvent.IsValid(payload);
            if (!isValid)
                DamagedAt ??= Offset;
            RoutingDepth = SpoolFrame.RoutingDepthOf(frame);
            Offset += size;
            if (isValid && sequence > after)
                return true;
        }

        sequence = 0;
        payload = default;
        return false;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _buffered = 0;
        file.Dispose();
    }

    /// <summary>Moves <see cref="Offset"/> to the next valid header.</summary>
    private bool TryFindHeader(long end, out ReadOnlySpan<byte> header)
    {
        while (true)
        {
            header = View(Offset, SpoolFrame.HeaderBytes, end);
            if (header.Length < SpoolFrame.HeaderBytes)
                return false;

            if (SpoolFrame.LooksLikeHeader(header) && SpoolFrame.LengthOf(header) <= end - Offset - SpoolFrame.HeaderBytes
                && checksums.HeaderMatches(header, salt))
            {
                return true;
            }

            DamagedAt ??= Offset;
            Offset += SpoolFrame.Alignment;
        }
    }

    /// <summary>Returns bytes of the file, fewer than requested at its end.</summary>
    private ReadOnlySpan<byte> View(long offset, int length, long end)
    {
        if (offset < _bufferStart || offset + length > _bufferStart + _buffered)
            Load(offset, length, end);
        var start = (int)(offset - _bufferStart);
        return _buffer.AsSpan(start, Math.Min(length, _buffered - start));
    }

    private void Load(long offset, int length, long end)
    {
        var wanted = (int)Math.Clamp(end - offset, 0, Math.Max(length, ChunkBytes));
        if (_buffer.Length < wanted)
        {
            if (_buffer.Length > 0)
                ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(wanted);
        }

        _bufferStart = offset;
        _buffered = 0;
        while (_buffered < wanted)
        {
            var read = _unreadable.Read(file, offset + _buffered, _buffer.AsSpan(_buffered, wanted - _buffered));
            if (read is 0)
                return;
            _buffered += read;
        }
    }
}
