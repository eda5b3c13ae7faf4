using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Ours;

/// <summary>Gives each line to a sink.</summary>
/// <param name="sink">The sink.</param>
internal sealed class CountingBackend(IByteSink sink) : IEventBackend
{
    public void Send(in EventEnvelope envelope) => sink.Take(envelope.Json);
}
