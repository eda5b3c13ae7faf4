using System.Text.Json.Nodes;
using EventTracking.Diagnostics;
using EventTracking.Line;
using EventTracking.Routing;

namespace EventTracking.Batching;

/// <summary>Sends events to the dead-letter backend, with the reason and the number of attempts.</summary>
internal sealed class DeadLetters(IEventBackend backend)
{
    public const string Name = "dead-letter";

    public const string Field = "dead_letter";

    /// <summary>Gets the dead-letter backend, with its name and its account, which counts its failures.</summary>
    public BackendSlot Slot { get; } = new(Name, backend, backend);

    /// <exception cref="Exception">The field could not be added, for lack of memory for example.</exception>
    public void Send(HeldEvent refused, DropReason reason, string detail, FailureReporter failures)
    {
        var buffer = new EventBuffer(EmitThread.Current);
        var envelope = refused.Copy.Open(buffer, failures).WithField(Field, new JsonObject
        {
            ["reason"] = DropReasons.NameOf(reason),
            ["detail"] = detail,
            ["attempts"] = refused.Attempts,
        });
        Slot.TrySend(in envelope, buffer.Thread);
    }
}
