namespace EventTracking.Aot.Tests;

/// <summary>Native processes are killed, and nothing that they have acknowledged is lost; see <see cref="KilledWriters"/>.</summary>
public sealed class NativeKillTests(NativeProgram program) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(KilledWriters.Some), MemberType = typeof(KilledWriters))]
    public async Task What_a_flush_of_a_native_program_acknowledged_is_found_again_after_fifty_kills(int seed, int together, string[] settings)
    {
        var writer = new LineWriterProgram(await program.PathAsync(), "mode=write");
        new KilledWriters(writer, seed, together, settings).LoseNothingIn(_folder.PathOf("events.jsonl"), LongRun.Choose(50, 500));
    }

    public void Dispose() => _folder.Dispose();
}
