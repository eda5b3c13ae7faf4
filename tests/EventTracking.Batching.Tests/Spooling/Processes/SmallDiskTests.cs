using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Processes;

/// <summary>A spool on a disk of 4 MB that fills during an outage.</summary>
[Trait("Category", "Processes")]
public sealed class SmallDiskTests : IDisposable
{
    private const string Script =
        """
        mount -t tmpfs -o size=4m none "$1" || exit 77
        head -c 1000000 /dev/zero >"$1/ballast"
        dotnet "$2" mode=fill destination=refuse path="$1/spool" ballast="$1/ballast" filler=400 memory=65536 max="$3"
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1024 * 1024 * 1024)]
    [InlineData(16 * 1024 * 1024)]
    public void A_full_disk_drops_and_counts_events_and_delivery_makes_room(int maxBytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Shell.Has("unshare"), "unshare is not available.");
        var (exitCode, output, errors) = Shell.TryRun(
            "unshare", "-Urm", "sh", "-c", Script, "sh", _folder.FullName, SpoolProgram.Assembly,
            maxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.SkipWhen(
            exitCode is 77 || errors.Contains("unshare", StringComparison.Ordinal), "This system does not allow mounting a small disk.");

        var run = new SpoolRun(exitCode, output, errors);
        Assert.True(exitCode == 0, output + errors);
        var (full, room, unlinked, drained) = (run.Accounts[0], run.Accounts[1], run.Accounts[2], run.Accounts[3]);

        Assert.InRange(full.DiskFull, 1_000, full.Offered);
        Assert.InRange(full.Spooled, 1_000, full.Offered);
        Assert.InRange(room.Pending, full.Pending + 1, int.MaxValue);
        Assert.InRange(unlinked.DiskFull, room.DiskFull + 1_000, int.MaxValue);
        Assert.Equal((0, drained.Offered), (drained.Pending, drained.Delivered + drained.Dropped));
        Assert.All(run.Accounts, static account => Assert.True(account is { IsBalanced: true, BackendFailed: 0 }));

        // What was accepted arrives once and in order.
        var numbers = run.Delivered.Select(static delivered => delivered.Number).ToList();
        Assert.Equal(drained.Delivered, numbers.Count);
        Assert.Equal(numbers.Order().Distinct(), numbers);

        TestContext.Current.SendDiagnosticMessage(
            $"99 % of the emits took at most {run.ValueOf("full")} ms; the next event was accepted {run.ValueOf("room")} ms after a file was "
                + $"deleted, and {run.ValueOf("unlinked")} ms after the outage");
        Assert.InRange(run.ValueOf("full"), 0, 10);
        Assert.InRange(run.ValueOf("room"), 0, 1_000);
    }

    public void Dispose() => _folder.Dispose();
}
