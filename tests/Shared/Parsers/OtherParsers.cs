using System.Text;
using Xunit;

namespace EventTracking.Shared;

/// <summary>Checks that independent parsers read the lines as the emitted data.</summary>
internal static class OtherParsers
{
    public static async Task ReadInPython(IReadOnlyList<EmittedLine> emitted)
    {
        var read = await Python.ForEachLine("json.dumps(json.loads(line)['data'])", [.. emitted.Select(static written => written.Line)]);

        Assert.Equal(emitted.Count, read.Count);
        foreach (var (expected, actual) in emitted.Zip(read))
            JsonDifference.IgnoringPrecision.AssertNone(Encoding.UTF8.GetBytes(expected.Data), Encoding.UTF8.GetBytes(actual));
    }

    /// <summary>Compared in JavaScript, because it reorders properties whose names are numbers.</summary>
    public static async Task ReadInJavaScript(IReadOnlyList<EmittedLine> emitted)
    {
        var read = await Node.ForEachLine(
            "(([event, data]) => isDeepStrictEqual(event.data, data))(JSON.parse(line))",
            [.. emitted.Select(static written => $"[{written.Line},{written.Data}]")]);

        Assert.Equal(emitted.Count, read.Count);
        Assert.All(read, static (isEqual, i) => Assert.True(isEqual == "true", $"Event {i} differs in JavaScript."));
    }
}
