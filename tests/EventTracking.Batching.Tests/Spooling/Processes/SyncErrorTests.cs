using System.Globalization;
using System.Text.RegularExpressions;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Processes;

/// <summary>Lets the disk fail to sync, by injecting errors into the system calls of a process.</summary>
[Trait("Category", "Processes")]
public sealed partial class SyncErrorTests : IDisposable
{
    /// <summary>strace counts the calls of each thread, and the first one of the main thread is made while the spool is opened.</summary>
    private const int FirstOfWriter = 2;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void After_a_failed_sync_the_events_are_written_to_another_file_before_they_are_acknowledged()
    {
        var failedSegments = 0;
        for (var n = FirstOfWriter; n < FirstOfWriter + LongRun.Choose(4, 8, 100); n++)
        {
            var trace = _folder.PathOf("trace");
            var path = _folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"{n}"));
            var run = SpoolProgram.UnderTheJit
                .Traced("-y", "-o", trace, "-e", "trace=write,fdatasync,pwrite64,unlink", "-e", $"inject=fdatasync:error=EIO:when={n}")
                .Run("mode=write", $"path={path}", "events=20", "filler=8000", "max=1048576");

            Assert.True(run.ExitCode == 0, run.Output + run.Errors);
            Assert.Equal(Enumerable.Range(0, 20), run.Acknowledged.Select(static acknowledged => acknowledged.Number));
            SpoolRun.AssertNothingIsLost(run, SpoolProgram.UnderTheJit.Drain(path, "max=1048576"));

            // Otherwise the sync of the cursor has failed, which is then written to another file.
            if (CheckTrace(File.ReadAllLines(trace)) == 0)
                continue;
            Assert.Equal((1, 1), (run.DiskErrors, run.LoggedErrors));
            failedSegments++;
        }

        Assert.True(failedSegments > 0, "No sync of a segment has failed.");
    }

    [Fact]
    public void While_no_sync_succeeds_nothing_is_acknowledged_and_what_is_lost_is_counted()
    {
        var path = _folder.PathOf("spool");
        var run = SpoolProgram.UnderTheJit
            .Traced("-o", "/dev/null", "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO:when=2+")
            .Run(
                "mode=write", $"path={path}", "events=40", "filler=8000", "max=1048576", "memory=65536", "timeout=10",
                "destination=refuse");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Acknowledged);
        Assert.True(run.Accounts[^1] is { IsBalanced: true, BackendFailed: > 0, Spooled: 0 }, run.Output);
        Assert.True(run.DiskErrors > 0, run.Output);

        // Whatever did reach the disk is delivered.
        SpoolRun.AssertNothingIsLost(run, SpoolProgram.UnderTheJit.Drain(path, "max=1048576"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Asserts that a segment is neither written nor synced again after its sync has failed, and that nothing is acknowledged until another
    /// segment is synced.
    /// </summary>
    /// <returns>The number of segments whose sync failed.</returns>
    private static int CheckTrace(IEnumerable<string> trace)
    {
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var (isUnsynced, failures) = (false, 0);
        foreach (var line in trace)
        {
            var segment = SegmentCall().Match(line);
            if (segment.Success)
            {
                Assert.False(failed.Contains(segment.Groups["path"].Value), line);
                if (line.Contains(" EIO ", StringComparison.Ordinal))
                    isUnsynced = failed.Add(segment.Groups["path"].Value);
                else if (segment.Groups["call"].Value == "fdatasync")
                    isUnsynced = false;
            }

            // A segment without an acknowledged event is deleted, and the next one has its name.
            if (UnlinkCall().Match(line) is { Success: true } unlinked && failed.Remove(unlinked.Groups["path"].Value))
                failures++;
            Assert.False(isUnsynced && line.Contains("\"ack ", StringComparison.Ordinal), line);
        }

        return failures + failed.Count;
    }

    [GeneratedRegex(@"(?<call>fdatasync|pwrite64)\(\d+<(?<path>[^>]*\.seg)>")]
    private static partial Regex SegmentCall();

    [GeneratedRegex("""unlink\("(?<path>[^"]*\.seg)"\)""")]
    private static partial Regex UnlinkCall();
}
