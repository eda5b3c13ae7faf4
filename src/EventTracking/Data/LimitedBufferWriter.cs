using System.Buffers;
using EventTracking.Line;

namespace EventTracking.Data;

/// <summary>A growing buffer for text that goes into an event, which refuses to hold more than the event may.</summary>
/// <param name="buffer">The event.</param>
/// <param name="position">Where the text will begin in it.</param>
internal sealed class LimitedBufferWriter(EventBuffer buffer, int position) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> WrittenSpan => _buffer.WrittenSpan;

    public void Advance(int count) => _buffer.Advance(count);

    /// <exception cref="EventTooLargeException">The event would be larger than it may be.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        buffer.ThrowIfTooLarge(position, _buffer.WrittenCount + sizeHint);
        return _buffer.GetMemory(sizeHint);
    }

    /// <inheritdoc cref="GetMemory"/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
