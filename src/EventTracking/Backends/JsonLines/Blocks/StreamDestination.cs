namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Writes lines to a stream. After a failed write, it is unknown how much was written, so the next write starts with a line break: a
/// partial event gets its own line, and the event is written again.
/// </summary>
internal sealed class StreamDestination(Stream stream, bool leaveOpen) : LineDestination
{
    private bool _mayBeTorn;

    public override bool IsBuffered => true;

    public override void Write(ReadOnlySpan<byte> lines)
    {
        var wasTorn = _mayBeTorn;
        _mayBeTorn = true;
        if (wasTorn)
            stream.Write("\n"u8);
        stream.Write(lines);
        _mayBeTorn = false;
    }

    public override void Flush()
    {
        var wasTorn = _mayBeTorn;
        _mayBeTorn = true;
        stream.Flush();
        _mayBeTorn = wasTorn;
    }

    public override void Reopen()
    {
        // A stream cannot be reopened.
    }

    public override void Dispose()
    {
        if (!leaveOpen)
            stream.Dispose();
    }
}
