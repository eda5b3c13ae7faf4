using System.Collections.Concurrent;
using System.Globalization;
using Xunit;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>Kills a process at each system call that changes a spool: at its first call, at its second, and so on.</summary>
internal sealed class CrashPoints(SpoolProgram program)
{
    /// <summary>The calls of a run, and how many of each are tried: the last ones only in a full run.</summary>
    public static TheoryData<string, int> Calls => new()
    {
        { "mkdir", 2 },
        { "fallocate", LongRun.Choose(2, 100, 100) },
        { "ftruncate", LongRun.Choose(2, 100, 100) },
        { "unlink", LongRun.Choose(2, 100, 100) },
        { "fsync", LongRun.Choose(3, 100, 100) },
        { "pwrite64", LongRun.Choose(4, 12, 100) },
        { "fdatasync", LongRun.Choose(4, 12, 100) },
    };

    /// <summary>
    /// Asserts that a process killed at a call loses no acknowledged event, and that the next one opens the spool quickly.
    /// </summary>
    /// <param name="folder">The folder for the spools.</param>
    /// <param name="call">The system call.</param>
    /// <param name="calls">The highest number of the call, counted for each thread.</param>
    public void AssertNothingIsLost(TemporaryFolder folder, string call, int calls)
    {
        _ = program.Traced();
        var opened = new ConcurrentBag<int>();
        var killed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(1, calls + 1, options, (n, loop) =>
        {
            var path = folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"{n}"));
            var run = program
                .Traced("-o", "/dev/null", "-e", $"trace={call}", "-e", $"inject={call}:signal=KILL:when={n}")
                .Run("mode=write", $"path={path}", "writers=2", "events=40", "filler=8000", "max=1048576");
            if (run.ExitCode == 0)
                loop.Break();
            else
                Interlocked.Increment(ref killed);

            var next = program.Drain(path, "max=1048576");
            opened.Add(next.ValueOf("opened"));
            SpoolRun.AssertNothingIsLost(run, next);
            Assert.True(next.Accounts[^1] is { IsBalanced: true, Pending: 0, Dropped: 0 }, next.Output);
            Assert.Equal(0, next.DiskErrors);
        });

        TestContext.Current.SendDiagnosticMessage(
            $"{call}: {killed} kills; opening the spool again took at most {opened.Max()} ms of processor time");
        Assert.True(killed > 0, $"No run was killed at {call}.");
        Assert.InRange(opened.Max(), 0, 2_000);
    }
}
