namespace EventTracking.JsonLines;

/// <summary>Writes lines to a stream.</summary>
internal sealed class StreamDestination(Stream stream, bool leaveOpen) : LineDestination
{
    public override void Write(ReadOnlySpan<byte> lines) => stream.Write(lines);

    public override void Flush() => stream.Flush();

    public override void Reopen()
    {
        // A stream has no other place that it could be opened at.
    }

    public override void Dispose()
    {
        if (!leaveOpen)
            stream.Dispose();
    }
}
