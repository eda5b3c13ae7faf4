using System.Globalization;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Processes;

/// <summary>A spool on a disk of 4 MB.</summary>
[Trait("Category", "Processes")]
public sealed class SmallDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1024 * 1024 * 1024)]
    [InlineData(16 * 1024 * 1024)]
    public void A_full_disk_drops_and_counts_events_and_delivery_makes_room(int maxBytes)
    {
        var run = OnSmallDisk(string.Create(CultureInfo.InvariantCulture, $"""
            head -c 1000000 /dev/zero >"$1/ballast"
            dotnet "$2" mode=fill destination=refuse path="$1/spool" ballast="$1/ballast" filler=400 memory=65536 max={maxBytes}
            """));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
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

    [Fact]
    public void A_spool_is_opened_and_drained_while_the_disk_is_full()
    {
        var run = OnSmallDisk("""
            dotnet "$2" mode=write events=200 filler=4000 destination=refuse path="$1/spool" max=3000000 || exit
            head -c 10000000 /dev/zero >"$1/ballast" 2>/dev/null
            dotnet "$2" mode=drain path="$1/spool" max=3000000
            """);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(200, run.Accounts[0].Spooled);
        Assert.Equal(run.Acknowledged, run.Delivered);
    }

    [Fact]
    public void A_read_only_file_system_is_refused()
    {
        var run = OnSmallDisk("""
            dotnet "$2" mode=write events=1 destination=refuse path="$1/spool" || exit
            mount -o remount,ro none "$1"
            dotnet "$2" mode=drain path="$1/spool"
            dotnet "$2" mode=drain path="$1/other"
            """);

        Assert.EndsWith(
            $"""
            error SpoolFolderException The folder '{_folder.FullName}/spool' cannot be used for a spool. It is on a read-only file system. Choose a path on a writable one; in a container, mount a volume.
            error SpoolFolderException The folder '{_folder.FullName}/other' cannot be used for a spool. It does not exist, and its file system is read-only. Choose a path on a writable one; in a container, mount a volume.
            """.ReplaceLineEndings("\n"),
            run.Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a script in which <c>$1</c> is a folder on a small disk and <c>$2</c> is the program.</summary>
    private SpoolRun OnSmallDisk(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Shell.Has("unshare"), "unshare is not available.");
        var (exitCode, output, errors) = Shell.TryRun(
            "unshare",
            "-Urm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=4m none \"$1\" || exit 77\n" + script,
            "sh",
            _folder.FullName,
            SpoolProgram.Assembly);
        Assert.SkipWhen(
            exitCode is 77 || errors.Contains("unshare", StringComparison.Ordinal), "This system does not allow mounting a small disk.");
        return new SpoolRun(exitCode, output, errors);
    }
}
