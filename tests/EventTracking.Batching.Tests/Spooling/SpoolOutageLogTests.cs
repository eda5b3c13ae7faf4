using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>The log lines of a spool whose disk fails.</summary>
public sealed class SpoolOutageLogTests
{
    private readonly SimulatedDisk _disk = new();
    private readonly CollectingLogger<Tracker> _logger = new();

    [Fact]
    public async Task An_outage_of_the_disk_is_logged_once_at_its_start_and_once_at_its_end()
    {
        using var spool = new SomeSpool(new SwitchedDestination(), SomeSpool.Options(SomeSpool.OnDisk(_disk)), _logger);
        _disk.Faults.FailAlways(DiskOperation.Sync, DiskFaults.InputOutput);
        spool.Emit(1);
        await Eventually.Is(() => spool.Backend.Status.DiskErrors >= 3, "the disk fails three times");
        _disk.Faults.Heal();
        Assert.True((await spool.FlushAsync()).Succeeded);

        var start = Assert.Single(Lines(111));
        Assert.Equal(LogLevel.Error, start.Level);
        Assert.StartsWith(
            "The spool of the backend \"batch\" cannot write to \"/spool\". New events stay in memory",
            start.Text,
            StringComparison.Ordinal);
        Assert.StartsWith("The spool of the backend \"batch\" can write to \"/spool\" again after ", Assert.Single(Lines(113)).Text,
            StringComparison.Ordinal);
    }

    private IEnumerable<LogEntry> Lines(int id) => _logger.Entries.Where(line => line.Id == id);
}
