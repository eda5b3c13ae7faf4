namespace EventTracking.Batching;

/// <summary>An event with a header of its own, which was read from where it was stored.</summary>
internal sealed class RestoredEvent : HeldEvent
{
    private EventHeader _header;
    private ReadOnlyMemory<byte> _json;
    private long _added;

    public override string Name => _header.Name ?? "";

    public override ReadOnlyMemory<byte> Json => _json;

    public override long Added => _added;

    public override EventEnvelope Open() => _header.Open(_json.Span);

    /// <inheritdoc cref="HeldEvent.Reset"/>
    public void Set(in EventHeader header, ReadOnlyMemory<byte> json, long sequence, long added)
    {
        Reset(sequence);
        (_header, _json, _added) = (header, json, added);
    }
}
