using EventTracking.Redis.Handling;
using StackExchange.Redis;

namespace EventTracking.Redis.Consuming;

/// <summary>Receives events through one connection, until it fails or the consumer stops.</summary>
/// <remarks>
/// StackExchange.Redis shares a connection between all requests, and therefore has no blocking reads: without events, the delay between two
/// reads grows. Events are handled one after another, in the order of the stream. One whose handler has failed waits aside for its next
/// attempt. The server counts deliveries; a consumer sets the count to the number of attempts, so that only events whose handler was called
/// count when a process dies.
/// </remarks>
internal sealed class GroupSession(
    GroupConnection connection, HeldEntries held, ForwardGroup forwards, RedisConsumerOptions options, ConsumerParts parts)
{
    private static readonly TimeSpan MinPollDelay = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan MaxAcknowledgeDelay = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = parts.TimeProvider;
    private readonly RedeliveredEntries _redelivered = new(connection, held, options, parts);
    private long _acknowledged;

    /// <summary>Runs until the consumer stops.</summary>
    /// <exception cref="RedisException">The connection failed, or the server refuses a command.</exception>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborted)
    {
        using var ended = new CancellationTokenSource();
        var keeping = new GroupHeartbeat(connection, held, options, parts).RunAsync(ended.Token);
        try
        {
            _acknowledged = _time.GetTimestamp();
            await HandleOwnAsync(stopping, aborted).ConfigureAwait(false);
            var delay = MinPollDelay;
            while (!stopping.IsCancellationRequested)
            {
                // Without it, other consumers take over the events.
                if (keeping.IsFaulted)
                    await keeping.ConfigureAwait(false);
                var hasHandled = await HandleDueAsync(stopping, aborted).ConfigureAwait(false);
                hasHandled |= await HandleAbandonedAsync(stopping, aborted).ConfigureAwait(false);
                hasHandled |= await HandleNewAsync(stopping, aborted).ConfigureAwait(false);
                await AcknowledgeAsync(aborted).ConfigureAwait(false);
                delay = hasHandled ? MinPollDelay : TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, options.MaxPollDelay.Ticks));
                if (!hasHandled)
                    await PauseAsync(delay, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The event whose handler was canceled is left to another consumer.
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await EndAsync(aborted).ConfigureAwait(false);
    }

    /// <summary>Handles events that this consumer has read before its last connection or process ended.</summary>
    private async Task HandleOwnAsync(CancellationToken stopping, CancellationToken aborted)
    {
        foreach (var entry in held.RemoveUnsettled())
            parts.Monitor.Released(entry.Place);
        await AcknowledgeAsync(aborted).ConfigureAwait(false);
        while (!stopping.IsCancellationRequested)
        {
            var entries = await _redelivered.ReadOwnAsync().ConfigureAwait(false);
            parts.Monitor.Server.End();
            if (entries is null)
                return;

            await HandleAsync(entries, stopping, aborted).ConfigureAwait(false);
            await AcknowledgeAsync(aborted).ConfigureAwait(false);
        }
    }

    private async Task<bool> HandleDueAsync(CancellationToken stopping, CancellationToken aborted)
    {
        var hasHandled = false;
        while (!stopping.IsCancellationRequested && held.TakeDue(_time.GetUtcNow()) is { } entry)
        {
            await HandleAsync(entry, aborted).ConfigureAwait(false);
            hasHandled = true;
        }

        return hasHandled;
    }

    private async Task<bool> HandleAbandonedAsync(CancellationToken stopping, CancellationToken aborted)
    {
        if (await _redelivered.ClaimAsync().ConfigureAwait(false) is not { } entries)
            return false;

        await HandleAsync(entries, stopping, aborted).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> HandleNewAsync(CancellationToken stopping, CancellationToken aborted)
    {
        if (held.Room is not (> 0 and var room))
            return false;

        var entries = await connection.ReadNewAsync(room).ConfigureAwait(false);
        await HandleAsync([.. entries.Select(entry => new HeldEntry(entry, options.Key, attempts: 0))], stopping, aborted)
            .ConfigureAwait(false);
        return entries.Length > 0;
    }

    private async Task HandleAsync(HeldEntry[] entries, CancellationToken stopping, CancellationToken aborted)
    {
        held.Add(entries);
        parts.Monitor.Received(entries.Length);
        foreach (var entry in entries)
        {
            if (stopping.IsCancellationRequested)
                return;

            await HandleAsync(entry, aborted).ConfigureAwait(false);
            if (_time.GetElapsedTime(_acknowledged) > MaxAcknowledgeDelay)
                await AcknowledgeAsync(aborted).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(HeldEntry entry, CancellationToken aborted)
    {
        // A single attempt of another consumer may be none: events that it has only read count as well.
        if (entry.Attempts > 1 && entry.Attempts >= options.MaxAttempts)
        {
            await DeadLetterAsync(
                entry,
                new DeadLetter(
                    DeadLetter.Failed, "The consumers that handled the event have ended without a result.", entry.Attempts))
                .ConfigureAwait(false);
            return;
        }

        entry.Attempts++;
        if (entry.Attempts > 1)
        {
            // The event may end the process, as it may have done before, and what was handled must not be handled again.
            await AcknowledgeAsync(aborted).ConfigureAwait(false);
            await connection.SetAttemptsAsync([entry.Id], entry.Attempts).ConfigureAwait(false);
        }

        var attempt = await parts.Handling.TryAsync(entry.ToMessage(), entry.Attempts, forwards, aborted)
            .ConfigureAwait(false);
        entry.NeedsFlush = attempt.NeedsFlush;
        if (attempt.DeadLetter is { } letter)
            await DeadLetterAsync(entry, letter).ConfigureAwait(false);
        else if (attempt.RetryAfter is { } after)
            held.Wait(entry, _time.GetUtcNow() + after);
        else
            held.Settle(entry);
    }

    private async Task DeadLetterAsync(HeldEntry entry, DeadLetter letter)
    {
        await connection.AddDeadLetterAsync(entry.ToDeadLetter(letter, parts.Name)).ConfigureAwait(false);
        parts.Monitor.DeadLettered(letter, entry.Place);
        held.Settle(entry);
    }

    /// <summary>Acknowledges settled events, after the backends that they were forwarded to have delivered them.</summary>
    private async Task AcknowledgeAsync(CancellationToken aborted)
    {
        _acknowledged = _time.GetTimestamp();
        if (held.Settled.Count == 0)
            return;

        var result = await forwards.FlushAsync(aborted).ConfigureAwait(false);
        if (result is ForwardResult.Pending)
        {
            parts.Log.NotForwarded();
            return;
        }

        if (result is ForwardResult.Lost)
            HandleLostAgain();
        if (held.Settled.Count == 0)
            return;

        await connection.AcknowledgeAsync(held.Settled.Select(static entry => entry.Id)).ConfigureAwait(false);
        held.RemoveSettled();
    }

    /// <summary>Handles each event that may be lost again, alone. Only these attempts count.</summary>
    private void HandleLostAgain()
    {
        var lost = held.TakeUnflushed();
        parts.Log.Lost(lost.Count);
        foreach (var entry in lost)
        {
            entry.Attempts = 1;
            parts.Monitor.Retried(entry.Place);
            held.Wait(entry, _time.GetUtcNow() + options.RetryDelay);
        }
    }

    private async Task PauseAsync(TimeSpan delay, CancellationToken stopping)
    {
        if (held.NextDue is { } due && due - _time.GetUtcNow() is var left && left < delay)
            delay = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        await Task.Delay(delay, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Acknowledges what was handled, and lets other consumers take over the rest at once.</summary>
    private async Task EndAsync(CancellationToken aborted)
    {
        try
        {
            await AcknowledgeAsync(aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The backends have not delivered the events in time: they are handled again.
        }

        if (held.Ids.ToArray() is { Length: > 0 } rest)
            await connection.ReleaseAsync(rest).ConfigureAwait(false);
        else
            await connection.LeaveAsync().ConfigureAwait(false);
    }
}
