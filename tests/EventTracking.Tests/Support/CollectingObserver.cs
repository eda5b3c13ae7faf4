using System.Text;

namespace EventTracking.Tests.Support;

/// <summary>Keeps what it observes.</summary>
internal sealed class CollectingObserver : IEventObserver
{
    private readonly List<Observed> _events = [];

    public IReadOnlyList<Observed> Events => _events;

    public void OnEvent(in EventObservation observation)
    {
        var json = Encoding.UTF8.GetString(observation.Envelope.Json);
        var observed = new Observed(observation.Name, observation.Descriptor, observation.IsWritten, json, observation.Steps.ToArray());
        lock (_events)
            _events.Add(observed);
    }

    public sealed record Observed(string Name, TrackedEventDescriptor? Descriptor, bool IsWritten, string Json, EventStep[] Steps)
    {
        /// <summary>Each step as a word, with its path and processor.</summary>
        public IEnumerable<string> Way => Steps.Select(static step =>
            string.Join(' ', new[] { $"{step.Kind}", $"{step.Reason}", step.Path, step.Processor }.Where(static part => part?.Length > 0)));
    }
}
