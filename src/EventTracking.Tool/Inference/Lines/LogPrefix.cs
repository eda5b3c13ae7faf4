namespace EventTracking.Tool.Inference.Lines;

/// <summary>
/// The text before the JSON of an event in the log of a Tutor site, for example
/// <c>2026-11-23 19:29:34,718 INFO 25 [tracking] [user 7] [ip 10.0.0.1] logger.py:41 - {...}</c>.
/// </summary>
internal static class LogPrefix
{
    public static ReadOnlySpan<byte> Remove(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf(" - {"u8);
        return end >= 0 && line[..end] is var prefix && prefix.IndexOf("[tracking]"u8) >= 0 && !prefix.Contains((byte)'{')
            ? line[(end + " - ".Length)..]
            : line;
    }
}
