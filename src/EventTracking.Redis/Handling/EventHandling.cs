namespace EventTracking.Redis.Handling;

/// <summary>Reads a message, calls its handler, forwards it, and decides what becomes of it after a failure.</summary>
internal sealed class EventHandling(EventHandlers handlers, RetryPolicy retries, ConsumerMonitor monitor)
{
    /// <summary>Handles a message once. Only a cancellation leaves it as an exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="attempt">The number of this attempt, from 1.</param>
    /// <param name="forwards">Forwards the event.</param>
    /// <param name="cancellationToken">Cancels the handler.</param>
    public async ValueTask<Attempt> TryAsync(
        IncomingMessage message, int attempt, ForwardGroup forwards, CancellationToken cancellationToken)
    {
        EventLine? line = null;
        try
        {
            if (!MessageReader.TryRead(message, out line, out var error))
                return new Attempt(DeadLetter: new DeadLetter(DeadLetter.Malformed, error, attempt - 1));

            var handler = handlers.Find(line.Name);
            if (handler is not null)
                await handler(line, cancellationToken).ConfigureAwait(false);
            var isForwarded = await forwards.ForwardAsync(line, attempt > 1, cancellationToken).ConfigureAwait(false);
            if (handler is null && handlers.Forwards.Count == 0)
                monitor.Ignored();
            else
                monitor.Handled(message.Place);
            return new Attempt(NeedsFlush: !isForwarded);
        }
        catch (UnreadableEventException exception)
        {
            return new Attempt(DeadLetter: new DeadLetter(DeadLetter.Unreadable, $"{line?.Name}: {exception.Message}", attempt - 1));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (attempt >= retries.MaxAttempts)
                return new Attempt(DeadLetter: new DeadLetter(DeadLetter.Failed, DetailOf(line, exception), attempt));
            monitor.Retried(message.Place);
            return new Attempt(RetryAfter: retries.After(attempt));
        }
    }

    private static string DetailOf(EventLine? line, Exception exception) =>
        $"{line?.Name ?? "message"}: {exception.GetType().Name}: {exception.Message}";
}
