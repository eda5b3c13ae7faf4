namespace EventTracking.Batching.Spooling.Log;

/// <summary>
/// Reads the durable events of a <see cref="SpoolLog"/> in order, each once, while others are appended. One thread at a time may use it.
/// </summary>
internal sealed class SpoolLogReader(SpoolLog log, long after) : IDisposable
{
    private const int MaxOpenFailures = 3;

    private Segment? _segment;
    private FrameReader? _frames;
    private int _openFailures;

    /// <summary>Gets the sequence through which every event was returned, is settled, or is lost and was reported.</summary>
    public long Position { get; private set; } = after;

    /// <summary>Reads the next event.</summary>
    /// <param name="spooled">The event, valid until the next call.</param>
    /// <returns><see langword="false"/> until another event is durable.</returns>
    /// <exception cref="IOException">
    /// The disk failed. The next call tries again; the third failure at one place counts as damage.
    /// </exception>
    public bool TryRead(out SpooledEvent spooled)
    {
        while (true)
        {
            Position = Math.Max(Position, log.SettledSequence);
            if (_frames is null && !TryOpen())
                break;

            // In this order, because the log sets End before Last.
            var last = _segment!.Last;
            var end = _segment.End;
            if (Position < last)
            {
                if (_frames!.TryRead(Position, last, end, out var sequence, out var payload))
                {
                    Lose(sequence - 1);
                    Position = sequence;
                    spooled = new SpooledEvent(sequence, _frames.RoutingDepth, payload);
                    return true;
                }

                Lose(last);
            }

            if (log.IsLastSegment(_segment))
            {
                if (_segment.Last > last)
                    continue;
                break;
            }

            if (_segment.Last == last)
                Dispose();
        }

        spooled = default;
        return false;
    }

    public void Dispose()
    {
        _frames?.Dispose();
        _frames = null;
    }

    /// <summary>Opens the segment of the next event.</summary>
    private bool TryOpen()
    {
        while (log.SegmentAfter(Position) is { } segment)
        {
            _segment = segment;
            if (Position < segment.Header.Preceding)
                log.ReportLost(Position, segment.Header.Preceding, segment.Path, 0);
            Position = Math.Max(Position, segment.Header.First - 1);
            try
            {
                _frames = log.OpenFrames(segment);
                _openFailures = 0;
                return true;
            }
            catch (IOException) when (log.SettledSequence >= segment.Last)
            {
                // The segment was deleted in the meantime.
                Position = segment.Last;
            }
            catch (IOException) when (++_openFailures >= MaxOpenFailures)
            {
                log.ReportLost(Position, segment.Last, segment.Path, 0);
                Position = segment.Last;
            }
        }

        return false;
    }

    private void Lose(long through)
    {
        if (through <= Position)
            return;

        log.ReportLost(Position, through, _segment!.Path, _frames!.DamagedAt ?? _frames.Offset);
        Position = through;
    }
}
