using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Batching;

/// <summary>Sends events to the dead-letter backend, with the reason and the number of attempts.</summary>
/// <param name="backend">The backend, which counts its own failures and does not throw.</param>
internal sealed class DeadLetters(IEventBackend backend)
{
    public const string Name = "dead-letter";

    public const string Field = "dead_letter";

    /// <exception cref="Exception">The field could not be added, for lack of memory for example.</exception>
    public void Send(HeldEvent refused, DropReason reason, string detail)
    {
        var envelope = refused.Copy.Open().WithField(Field, new JsonObject
        {
            ["reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName($"{reason}"),
            ["detail"] = detail,
            ["attempts"] = refused.Attempts,
        });
        backend.Send(in envelope);
    }
}
