using EventTracking;

namespace VideoCourse;

/// <summary>A minimal backend that counts events by name.</summary>
internal sealed class NameCounter : IEventBackend
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Send(in EventEnvelope envelope) => _counts[envelope.Name] = _counts.GetValueOrDefault(envelope.Name) + 1;
}
