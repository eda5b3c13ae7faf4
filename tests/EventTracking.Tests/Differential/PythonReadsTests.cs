using System.Text;
using EventTracking.Shared.Differential;
using Xunit;

namespace EventTracking.Tests.Differential;

/// <summary>A Python process reads fifty lines of every shape in <see cref="AllShapes"/>.</summary>
public sealed class PythonReadsTests
{
    private const int LinesOfAShape = 50;

    [Fact]
    public async Task Python_reads_every_line_as_System_Text_Json_wrote_it()
    {
        WrittenEvent[] events = [.. AllShapes.ByName.Values.SelectMany(static shape => shape.Take(LinesOfAShape))];
        string[] lines = [.. events.Select(static written => Encoding.UTF8.GetString(written.Line))];

        var read = await Python.ForEachLine("""json.dumps(json.loads(line)["data"])""", lines);

        Assert.Equal(lines.Length, read.Count);
        Assert.All(events.Zip(read), static pair =>
            JsonDifference.IgnoringPrecision.AssertNone(pair.First.Reference, Encoding.UTF8.GetBytes(pair.Second)));
    }
}
