using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Delivered events have been synced, and a failed sync never counts as successful.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const int Io = 5;

    private readonly FileBackend _file =
        new(static file => new() { TimeProvider = file.Clock, Durability = JsonLinesDurability.Disk });

    private FaultyCalls Calls => _file.Calls;

    [Fact]
    public void Blocks_are_synced_before_their_events_count_as_delivered()
    {
        _file.Open().Emit("a", "b");
        Calls.Syncing = () =>
        {
            Assert.Equal(0, _file.Account.Delivered);
            return null;
        };
        _file.Write();

        Assert.Equal(1, Calls.Syncs);
        Assert.Equal(2, _file.Account.Delivered);
    }

    [Fact]
    public void Nothing_is_synced_by_default()
    {
        using var file = new FileBackend().Open();
        file.Write("a");

        Assert.Equal(0, file.Calls.Syncs);
    }

    [Fact]
    public void Events_whose_sync_failed_are_rewritten_to_a_new_file()
    {
        _file.Open().Write("a");

        Calls.Syncing = static () => -Io;
        _file.Emit("b");
        Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.Equal((1, 1), (_file.Account.Delivered, _file.Account.Pending));

        Calls.Syncing = static () => null;
        _file.Write("c");
        Assert.Equal((3, 0), (_file.Account.Delivered, _file.Account.Pending));
        Assert.Equal(["b", "c"], _file.Names);
        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.jsonl"], _file.Files);
        Assert.Equal(["a", "b"], SomeLines.NamesIn(_file.Folder.PathOf(_file.Files[0])));
    }

    [Fact]
    public void A_long_disk_failure_does_not_fill_the_folder()
    {
        _file.Open().Write("a");

        Calls.Syncing = static () => -Io;
        _file.Emit("b");
        for (var i = 0; i < 10; i++)
            _file.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, _file.Failures(TrackingFailureKind.BackendDegraded));
        Assert.Equal(2, _file.Files.Length);

        Calls.Syncing = static () => null;
        _file.Write("c");
        Assert.Equal(["b", "c"], _file.Names);
        Assert.Equal(2, _file.Files.Length);
    }

    [Fact]
    public void An_event_synced_individually_is_dropped_on_failure()
    {
        using var file = new FileBackend(static file => new() { BlockSize = 0, Durability = JsonLinesDurability.Disk }).Open();
        file.Emit("a");

        file.Calls.Syncing = static () => -Io;
        file.Emit("b");
        file.Calls.Syncing = static () => null;
        file.Emit("c");

        Assert.Equal(2, file.Account.Delivered);
        Assert.Equal(1, file.Account.Dropped[DropReason.BackendFailed]);
        Assert.Equal(["c"], file.Names);
    }

    [Fact]
    public void Files_that_cannot_be_synced_are_rejected_on_construction()
    {
        var exception = Assert.Throws<IOException>(static () =>
            new JsonLinesBackend("/dev/null", new JsonLinesOptions { Durability = JsonLinesDurability.Disk }));

        Assert.Contains("'/dev/null' is a pipe or a device", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _file.Dispose();
}
