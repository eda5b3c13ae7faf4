namespace EventTracking.Redis.Handling;

/// <summary>Forwards the events of one worker, and finds out whether backends have lost any of them.</summary>
/// <remarks>
/// Backends count their losses, but not by event. Therefore a loss concerns every event that was sent since the last flush: all of them are
/// handled again. An event that is repeated is sent and flushed alone, so that one that is lost every time, for example because the
/// destination rejects it, does not concern the others.
/// </remarks>
internal sealed class ForwardGroup(ForwardedBackends backends)
{
    /// <summary>The losses before the first event that is not flushed yet; <see langword="null"/> if all events are.</summary>
    private long[]? _losses;

    /// <summary>Sends an event.</summary>
    /// <param name="line">The event.</param>
    /// <param name="isRepeated">Whether it was handled before.</param>
    /// <param name="cancellationToken">Ends the wait for the backends.</param>
    /// <returns>Whether the backends have the event; otherwise <see cref="FlushAsync"/> returns it later.</returns>
    /// <exception cref="NotForwardedException">A backend has lost the event.</exception>
    public async ValueTask<bool> ForwardAsync(EventLine line, bool isRepeated, CancellationToken cancellationToken)
    {
        if (backends.IsEmpty)
            return true;
        if (isRepeated && _losses is null)
            return await ForwardAloneAsync(line, cancellationToken).ConfigureAwait(false);

        var losses = _losses ?? backends.CountLosses();
        backends.Send(line);
        _losses = losses;
        return false;
    }

    /// <summary>Waits until the backends have delivered what was sent since the last flush.</summary>
    public async ValueTask<ForwardResult> FlushAsync(CancellationToken cancellationToken)
    {
        if (_losses is not { } losses)
            return ForwardResult.Delivered;
        if (!await backends.FlushAsync(cancellationToken).ConfigureAwait(false))
            return ForwardResult.Pending;

        _losses = null;
        return backends.FindLosers(losses).Length == 0 ? ForwardResult.Delivered : ForwardResult.Lost;
    }

    private async Task<bool> ForwardAloneAsync(EventLine line, CancellationToken cancellationToken)
    {
        await backends.Alone.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var losses = backends.CountLosses();
            backends.Send(line);
            if (!await backends.FlushAsync(cancellationToken).ConfigureAwait(false))
            {
                _losses = losses;
                return false;
            }

            return backends.FindLosers(losses) is { Length: > 0 } losers ? throw new NotForwardedException(losers) : true;
        }
        finally
        {
            backends.Alone.Release();
        }
    }
}
