using System.Globalization;
using EventTracking.Shared.Differential;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Everything that a tracker emits is valid, and contains nothing that its shape does not know.</summary>
[Trait("Category", "Load")]
public sealed class DifferentialLogTests
{
    private static readonly int EventsOfAShape = LongRun.Choose(20, 100, 1000);

    [Fact]
    public void Every_line_of_the_differential_events_is_valid()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("events.jsonl");
        using (var log = File.Create(path))
        {
            foreach (var written in AllShapes.ByName.Values.SelectMany(static shape => shape.Take(EventsOfAShape)))
            {
                log.Write(written.Line);
                log.WriteByte((byte)'\n');
            }
        }

        var run = ToolRun.Of("verify", path, "--strict", "--events", typeof(AllShapes).Assembly.Location);

        Assert.Equal("", run.Error);
        Assert.DoesNotContain(path, run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        var count = (AllShapes.ByName.Count * EventsOfAShape).ToString("N0", CultureInfo.InvariantCulture);
        Assert.Matches($@"Total\s+{count}\s+{count}\s+0\s+0", run.Output);
    }
}
