using System.Buffers;
using EventTracking.Line;

namespace EventTracking.Data;

/// <summary>A growing buffer for text that goes into an event. It cannot grow beyond the size limit of the event.</summary>
/// <param name="buffer">The event.</param>
/// <param name="position">The position of the text in it.</param>
internal sealed class LimitedBufferWriter(EventBuffer buffer, int position) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> WrittenSpan => _buffer.WrittenSpan;

    public void Advance(int count) => _buffer.Advance(count);

    /// <exception cref="EventTooLargeException">The event would exceed its limit.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        buffer.ThrowIfTooLarge(position, _buffer.WrittenCount + sizeHint);
        return _buffer.GetMemory(sizeHint);
    }

    /// <inheritdoc cref="GetMemory"/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
