using System.Globalization;
using System.Text.Json;
using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>Logs of any size are read in constant memory.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class BoundedMemoryTests
{
    private const int Lines = 10_000;

    [Fact]
    public void Memory_does_not_grow_with_the_log()
    {
        var statistics = new LogStatistics();
        var random = new Random(1);
        AddLines(Lines);
        var before = Heap.LiveBytes();
        AddLines(8 * Lines);

        // Less than keeping the shortest text of each line would take.
        Assert.InRange(Heap.LiveBytes() - before, long.MinValue, 8 * Lines * 32);
        GC.KeepAlive(statistics);

        void AddLines(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var id = random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);
                var text = new string('x', 500);
                statistics.Add("org.example.a", JsonElement.Parse(
                    $$$"""{"{{{id}}}":1,"text":"{{{id}}}","map":{"{{{id}}}":{"{{{id}}}":"{{{text}}}"}},"list":["{{{id}}}"]}"""));
            }
        }
    }
}
