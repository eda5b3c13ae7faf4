using System.Text;

namespace EventTracking.Aot.Program;

/// <summary>A tracker that prints the name and data of each event, which are the same in every run.</summary>
internal sealed class PrintingTracker : IDisposable
{
    public Tracker Tracker { get; } = new(new Dictionary<string, IEventBackend>
    {
        ["console"] = new DelegateBackend(
            static (in envelope) => Console.WriteLine($"{envelope.Name} {Encoding.UTF8.GetString(envelope.DataJson)}")),
    });

    public void Dispose() => Tracker.Dispose();
}
