namespace EventTracking.Aot.Tests;

/// <summary>Kills native processes; no acknowledged event may be lost. See <see cref="KilledWriters"/>.</summary>
public sealed class NativeKillTests(NativeProgram program) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(KilledWriters.Some), MemberType = typeof(KilledWriters))]
    public async Task Events_acknowledged_by_a_flush_survive_kills_of_native_programs(int seed, int together, string[] settings)
    {
        var writer = new LineWriterProgram(await program.PathAsync(), "mode=write");
        new KilledWriters(writer, seed, together, settings).AssertNothingIsLost(_folder.PathOf("events.jsonl"), LongRun.Choose(20, 500));
    }

    public void Dispose() => _folder.Dispose();
}
