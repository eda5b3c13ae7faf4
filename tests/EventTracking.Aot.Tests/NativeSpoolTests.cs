using EventTracking.Aot.Tests;

[assembly: AssemblyFixture(typeof(NativeSpoolProgram))]

namespace EventTracking.Aot.Tests;

/// <summary>Kills native processes with a spool; no acknowledged event may be lost. See <see cref="KilledSpools"/>.</summary>
public sealed class NativeSpoolTests(NativeSpoolProgram program) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
