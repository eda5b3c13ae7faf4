using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Events that were acknowledged before a process was killed are not lost; see <see cref="KilledWriters"/>.</summary>
[Trait("Category", "Processes")]
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(KilledWriters.Some), MemberType = typeof(KilledWriters))]
    public void Flushed_events_survive_kills(int seed, int together, string[] settings) =>
        new KilledWriters(
            LineWriterProgram.UnderTheJit,
            seed,
            together,
            settings).AssertNothingIsLost(_folder.PathOf("events.jsonl"), LongRun.Choose(quick: 5, full: 20, @long: 500));

    public void Dispose() => _folder.Dispose();
}
