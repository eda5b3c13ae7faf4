using System.Diagnostics;
using System.Text.Json;
using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A full disk only drops events, and each is counted.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public void Events_are_buffered_up_to_the_memory_limit_then_dropped_and_counted()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 1000 }).Open();
        file.Calls.Writing = static _ => -ErrorNumber.NoSpace;
        for (var i = 0; i < 100; i++)
            file.Emit("lost");

        var (kept, account) = (2 * (1000 / 86), file.Account);
        Assert.Equal((100, 0, kept), (account.Offered, account.Delivered, account.Pending));
        Assert.Equal(100 - kept, account.Dropped[DropReason.DiskFull]);
        Assert.True(account.IsBalanced);

        file.Calls.Writing = static _ => null;
        Assert.False(file.Tracker.Flush(TimeSpan.FromMinutes(1)));
        file.Write("found");
        Assert.Equal([.. Enumerable.Repeat("lost", kept), "found"], file.Names);
        Assert.Equal((kept + 1, 0), (file.Account.Delivered, file.Account.Pending));
    }

    [Fact]
    public void The_first_failure_and_the_first_drop_are_logged()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 1000 }).Open();
        file.Calls.Writing = static _ => -ErrorNumber.NoSpace;
        for (var i = 0; i < 100; i++)
            file.Emit("lost");

        Assert.Equal([13, 2], file.Log.Entries.Select(static entry => entry.Id));
        Assert.All(
            file.Log.Entries,
            static entry => Assert.Contains("No space left on device", entry.Exception!.Message, StringComparison.Ordinal));
        file.Calls.Writing = static _ => null;
    }

    [Fact]
    public void A_full_device_counts_as_a_full_disk()
    {
        using var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend("/dev/full", new() { BlockSize = 0 })));

        tracker.Emit("a");

        Assert.Equal(1, tracker.GetAccount("only").Dropped[DropReason.DiskFull]);
    }

    /// <summary>A real two-megabyte disk, half of which is occupied by another file that is later deleted.</summary>
    [Fact]
    public void A_disk_that_recovers_from_being_full_holds_every_delivered_event()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("disk"));
        var copy = folder.PathOf("copy.jsonl");
        var result = RunOnSmallDisk(folder.PathOf("disk"), copy);

        Assert.Equal(0, result.ExitCode);
        var (full, after) = (result.Events[0], result.Events[1]);
        Assert.True(Number(full, "disk_full") >= 1000);
        Assert.Equal(Number(full, "disk_full"), Number(after, "disk_full"));
        Assert.Equal(Number(after, "offered"), Number(after, "delivered") + Number(after, "disk_full"));
        Assert.Equal(0, Number(after, "pending"));
        Assert.Equal(Number(after, "delivered"), WrittenEvents.In(copy)[0].Count);
    }

    private static SampleResult RunOnSmallDisk(string disk, string copy)
    {
        const string Script =
            """
            mount -t tmpfs -o size=2m none "$1" || exit 77
            head -c 1000000 /dev/zero >"$1/ballast"
            dotnet "$3" mode=fill path="$1/events.jsonl" ballast="$1/ballast" block=4096 && cp "$1/events.jsonl" "$2"
            """;
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("unshare", ["-Urm", "sh", "-c", Script, "sh", disk, copy, LineWriterProgram.Assembly])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
            var (output, errors) = Bounded.Run(() => process.EndInTime().GetAwaiter().GetResult());
            Assert.SkipWhen(
                process.ExitCode is 77 || errors.Contains("unshare", StringComparison.Ordinal),
                "This system does not allow mounting a small disk.");
            return new SampleResult(process.ExitCode, output, errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("unshare is not available.");
            throw;
        }
    }

    private static long Number(JsonElement account, string key) => account.GetProperty(key).GetInt64();
}
