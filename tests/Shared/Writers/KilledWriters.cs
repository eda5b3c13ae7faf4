using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// Kills writers (<c>kill -9</c>) at random times, several at once on one file, while later writers continue the file. Every event that a
/// flush acknowledged must be in the file, exactly once and complete, and so must all later ones.
/// </summary>
internal sealed class KilledWriters(LineWriterProgram program, int seed, int together, string[] settings)
{
    private const int MaxFlushes = 8;

    private readonly Random _random = new(seed);

    /// <summary>The seed, the number of concurrent writers, and their settings: block sizes, rolling, compression.</summary>
    public static TheoryData<int, int, string[]> Some => new()
    {
        { 1, 2, ["flush=200", "block=131072"] },
        { 2, 2, ["flush=1000", "block=1048576", "filler=1000"] },
        { 3, 2, ["flush=200", "block=16384", "max=200000"] },
        { 4, 2, ["flush=200", "block=16384", "max=200000", "gzip=1"] },
        { 5, 16, ["flush=1000", "block=131072", "max=2000000", "filler=1000"] },
    };

    public void AssertNothingIsLost(string path, int kills)
    {
        var acknowledged = new Dictionary<int, long>();
        while (acknowledged.Count < kills)
        {
            foreach (var writer in KillSome(path, acknowledged.Count))
                acknowledged[writer.Writer] = writer.Acknowledged;
        }

        using var last = program.Start(path, -1, ["events=100", .. settings]);
        Assert.Equal(0, last.EndInTime());

        var written = WrittenEvents.In(path);
        Assert.Equal(Enumerable.Range(0, 100).Select(static n => (long)n), written[-1]);
        Assert.All(acknowledged, writer =>
        {
            var numbers = written.GetValueOrDefault(writer.Key, []);
            Assert.True(
                numbers.Count >= writer.Value,
                $"Writer {writer.Key} acknowledged {writer.Value} events, but only {numbers.Count} are in the file.");
            Assert.Equal(Enumerable.Range(0, numbers.Count).Select(static n => (long)n), numbers);
        });
        Assert.InRange(acknowledged.Values.Count(static count => count > 0), acknowledged.Count / 2, acknowledged.Count);
    }

    private LineWriterProcess[] KillSome(string path, int first)
    {
        var writers = Enumerable.Range(first, together).Select(writer => program.Start(path, writer, settings)).ToArray();
        foreach (var writer in writers)
        {
            for (var flushes = _random.Next(1, MaxFlushes); flushes > 0; flushes--)
                Assert.True(writer.WaitForFlush());
        }

        foreach (var writer in writers)
            writer.Kill();
        foreach (var writer in writers)
            Assert.NotEqual(0, writer.EndInTime());
        return writers;
    }
}
