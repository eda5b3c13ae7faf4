using System.Text;
using EventTracking.Shared.Differential;

namespace EventTracking.Reading.Tests.Differential;

/// <summary>A Python process reads lines and writes them anew, with its own spacing, escapes and numbers.</summary>
public sealed class PythonLinesTests
{
    private const int EventsOfAShape = 10;

    [Fact]
    public async Task Lines_that_Python_has_written_read_back()
    {
        object[] events =
        [
            .. AllShapes.ByName.Values.SelectMany(static shape => shape.TakeEvents(EventsOfAShape))
                .Where(static original => RoundTrip.IsReadable(original.GetType())),
        ];
        var trips = events.Select(RoundTrip.Of).ToArray();
        string[] written = [.. trips.Select(static trip => Encoding.UTF8.GetString(trip.Line))];
        var lines = await Python.ForEachLine("json.dumps(json.loads(line))", written);

        Assert.Equal(trips.Length, lines.Count);
        Assert.All(trips.Zip(lines), static pair =>
        {
            if (!RoundTrip.TryReadLine(pair.First.Original.GetType(), Encoding.UTF8.GetBytes(pair.Second), out _, out var error)
                && !IsOutOfRange(error!))
            {
                Assert.Fail($"{error}\n{pair.Second}");
            }
        });
    }

    /// <summary>Python rounds a number to a double, which can be one that a narrower type does not have.</summary>
    private static bool IsOutOfRange(EventReadError error) => error.Reason.Contains(" from ", StringComparison.Ordinal);
}
