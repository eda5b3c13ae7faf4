using EventTracking.Aot.Tests;
using EventTracking.Batching.Tests.Spooling.Support;

[assembly: AssemblyFixture(typeof(NativeSpoolProgram))]

namespace EventTracking.Aot.Tests;

/// <summary>Kills native processes with a spool; no acknowledged event may be lost. See <see cref="KilledSpools"/>.</summary>
public sealed class NativeSpoolTests(NativeSpoolProgram program) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The system calls, and how many of each are tried: all of them in the long run.</summary>
    public static TheoryData<string, int> Calls => new()
    {
        { "mkdir", LongRun.Choose(1, 2) },
        { "fallocate", LongRun.Choose(1, 100) },
        { "ftruncate", LongRun.Choose(1, 100) },
        { "unlink", LongRun.Choose(2, 100) },
        { "fsync", LongRun.Choose(2, 100) },
        { "pwrite64", LongRun.Choose(3, 100) },
        { "fdatasync", LongRun.Choose(3, 100) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_native_process_killed_at_any_call_loses_nothing(string call, int calls) =>
        new CrashPoints(new SpoolProgram(await program.PathAsync())).AssertNothingIsLost(_folder, call, calls);

    [Fact]
    public async Task Acknowledged_events_survive_kills_of_native_programs_during_an_outage()
    {
        var kills = LongRun.Choose(quick: 20, full: 40, @long: 500);
        var spools = new KilledSpools([await program.PathAsync()], seed: 4);

        spools.AssertNothingIsLostDuringAnOutage(_folder.PathOf("spool"), kills, "Disk");
    }

    [Fact]
    public async Task Acknowledged_events_survive_kills_of_native_programs_during_the_delivery()
    {
        var kills = LongRun.Choose(quick: 20, full: 40, @long: 500);
        var spools = new KilledSpools([await program.PathAsync()], seed: 5);

        spools.AssertNothingIsLostDuringDelivery(_folder.PathOf("spool"), kills, "Disk");
    }

    public void Dispose() => _folder.Dispose();
}
