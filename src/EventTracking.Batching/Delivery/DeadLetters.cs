using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Batching;

/// <summary>Writes the reason and the number of attempts into events, and sends them to the dead-letter backend.</summary>
/// <param name="backend">The backend, which counts its own failures and does not throw.</param>
/// <param name="flushable">The same backend, if it can be flushed.</param>
internal sealed class DeadLetters(IEventBackend backend, IFlushableBackend? flushable = null)
{
    public const string Name = "dead-letter";

    public const string Field = "dead_letter";

    /// <summary>Returns the event with the field.</summary>
    /// <exception cref="Exception">The field could not be added, for lack of memory for example.</exception>
    public static EventEnvelope LetterOf(HeldEvent refused, DropReason reason, string detail) =>
        refused.Open().WithField(Field, new JsonObject
        {
            ["reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName($"{reason}"),
            ["detail"] = detail,
            ["attempts"] = refused.Attempts,
        });

    public void Send(in EventEnvelope letter) => backend.Send(in letter);

    /// <summary>Waits until the letters sent so far have left the backend.</summary>
    public async Task FlushAsync(TimeSpan timeout)
    {
        // The time limit is kept by this class, whatever the backend does.
        if (flushable is not null)
            await Task.Run(() => flushable.FlushAsync(timeout).AsTask()).WaitAsync(timeout).ConfigureAwait(false);
    }
}
