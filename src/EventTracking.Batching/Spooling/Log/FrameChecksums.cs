namespace EventTracking.Batching.Spooling.Log;

/// <summary>The checks that a frame must pass before it is believed. Tests replace them, to prove that each is needed.</summary>
internal class FrameChecksums
{
    public virtual bool HeaderMatches(ReadOnlySpan<byte> header, ulong salt) => SpoolFrame.HeaderMatches(header, salt);

    public virtual bool PayloadMatches(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, ulong salt) =>
        SpoolFrame.PayloadMatches(header, payload, salt);
}
