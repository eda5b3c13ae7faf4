using System.Text;

namespace EventTracking.Tests.Support;

/// <summary>Returns the JSON that a writer produces for a value.</summary>
internal static class Written
{
    public static string By(WriteScript script)
    {
        var text = "";
        var backend = new DelegateBackend((in envelope) => text = Encoding.UTF8.GetString(envelope.DataJson));
        using var tracker = new Tracker(SomeBackends.Only(backend), options: SomeLimits.None.Options());
        tracker.Emit(new ScriptedEvent(script));
        return text;
    }
}
