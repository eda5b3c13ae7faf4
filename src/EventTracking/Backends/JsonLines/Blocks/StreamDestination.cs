namespace EventTracking.Backends.JsonLines.Blocks;

/// <summary>
/// Writes lines to a stream. After a write that failed nothing is known about how much of it was taken, so the next one begins with a
/// line break: a part of an event has a line of its own, and the event is written again.
/// </summary>
internal sealed class StreamDestination(Stream stream, bool leaveOpen) : LineDestination
{
    private bool _mayBeTorn;

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
        // A stream has no other place that it could be opened at.
    }

    public override void Dispose()
    {
        if (!leaveOpen)
            stream.Dispose();
    }
}
