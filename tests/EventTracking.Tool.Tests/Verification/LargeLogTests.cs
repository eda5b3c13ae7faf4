using System.Text;
using EventTracking.Generators.Contract;
using EventTracking.Shared.Differential;
using EventTracking.Tool.Logs;
using EventTracking.Tool.Tests.Logs;
using EventTracking.Tool.Verification;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Logs of any size are checked in constant memory.</summary>
[Trait("Category", "Load")]
public sealed class LargeLogTests
{
    private static readonly long LogBytes = LongRun.Choose(50_000_000, 200_000_000, 1 << 30);

    [Fact]
    public void Valid_lines_allocate_nothing() => Assert.InRange(AllocatedBy(EventOfEveryType.Line), 0, 10_000);

    [Fact]
    public void Invalid_lines_beyond_the_limit_of_messages_allocate_nothing()
    {
        var line = EventOfEveryType.Line.Replace("\"paused\"", "\"stopped\"", StringComparison.Ordinal);

        Assert.InRange(AllocatedBy(line), 0, 10_000);
    }

    private static long AllocatedBy(string line)
    {
        var verifier = new LineVerifier(
            LockFile.Parse(EventOfEveryType.Lock).Blocks.Select(static block => block.Shape!), Strictness.Compatible);
        var log = SomeLog.Open(new EndlessStream(Encoding.UTF8.GetBytes(line + "\n"), LogBytes));
        var tally = new LineTally();
        Verify(log, verifier, tally, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Verify(log, verifier, tally, long.MaxValue);

        Assert.InRange(tally.ByName.Single().Value.Lines, LogBytes / (line.Length + 1), (LogBytes / (line.Length + 1)) + 1);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Verify(LogReader log, LineVerifier verifier, LineTally tally, long count)
    {
        for (var i = 0L; i < count && log.TryRead(out var line); i++)
            tally.Add(verifier.Verify(line.Utf8, mismatch: null));
    }
}
