using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>Kills processes with a spool; no acknowledged event may be lost. See <see cref="KilledSpools"/>.</summary>
[Trait("Category", "Processes")]
public sealed class SpoolKillTests : IDisposable
{
    private static readonly string[] Program = ["dotnet", Repository.Program("tests/EventTracking.Spool.Program")];

    private static readonly int Kills = LongRun.Choose(quick: 10, full: 40, @long: 500);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, "Disk")]
    [InlineData(2, "Process")]
    public void Acknowledged_events_survive_kills_during_an_outage(int seed, string durability) =>
        new KilledSpools(Program, seed).AssertNothingIsLostDuringAnOutage(_folder.PathOf("spool"), Kills, durability);

    [Fact]
    public void Acknowledged_events_survive_kills_during_the_delivery() =>
        new KilledSpools(Program, seed: 3).AssertNothingIsLostDuringDelivery(_folder.PathOf("spool"), Kills, "Disk");

    public void Dispose() => _folder.Dispose();
}
