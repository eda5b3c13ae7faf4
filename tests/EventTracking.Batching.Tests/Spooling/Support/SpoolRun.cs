using System.Globalization;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>What a run of the spool program has printed.</summary>
internal sealed class SpoolRun(int exitCode, string output, string errors)
{
    private readonly string[][] _lines =
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' '))];

    public int ExitCode { get; } = exitCode;

    public string Output { get; } = output;

    public string Errors { get; } = errors;

    /// <summary>The events that a flush has acknowledged: writer and number.</summary>
    public IEnumerable<(int Writer, int Number)> Acknowledged => Events("ack");

    /// <summary>The events that the destination has accepted, in this order.</summary>
    public IEnumerable<(int Writer, int Number)> Delivered => Events("got");

    /// <summary>The accounts, in the order in which they were printed.</summary>
    public IReadOnlyList<SpoolAccount> Accounts =>
    [
        .. _lines.Where(static line => line[0] == "account").Select(static line =>
            new SpoolAccount(
            Number(line[1]),
            Number(line[2]),
            Number(line[3]),
            Number(line[4]),
            Number(line[5]),
            Number(line[6]),
            Number(line[7]),
            line[8] == "True")),
    ];

    /// <summary>How often the disk has failed.</summary>
    public int DiskErrors => ValueOf("failures");

    /// <summary>How many errors were logged.</summary>
    public int LoggedErrors => Number(_lines.Single(static line => line[0] == "failures")[2]);

    /// <summary>The first number on the line with a word.</summary>
    public int ValueOf(string word) => Number(_lines.Single(line => line[0] == word)[1]);

    /// <summary>
    /// Asserts that each acknowledged event was delivered by one of several runs, one after the other, and that each writer's events were
    /// delivered in order: a later run may repeat events of an earlier one, but skips none.
    /// </summary>
    public static void AssertNothingIsLost(params SpoolRun[] runs)
    {
        var delivered = runs.SelectMany(static run => run.Delivered).ToHashSet();
        Assert.DoesNotContain(runs.SelectMany(static run => run.Acknowledged), acknowledged => !delivered.Contains(acknowledged));

        foreach (var writer in delivered.Select(static one => one.Writer).Distinct())
        {
            var next = 0;
            foreach (var run in runs)
            {
                var numbers = run.Delivered.Where(one => one.Writer == writer).Select(static one => one.Number).ToList();
                if (numbers.Count == 0)
                    continue;

                Assert.InRange(numbers[0], 0, next);
                Assert.Equal(Enumerable.Range(numbers[0], numbers.Count), numbers);
                next = Math.Max(next, numbers[^1] + 1);
            }
        }
    }

    private IEnumerable<(int Writer, int Number)> Events(string word) =>
        _lines.Where(line => line[0] == word).Select(static line => (Number(line[1]), Number(line[2])));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>An account of the spool program's backend.</summary>
internal sealed record SpoolAccount(
    int Offered, int Delivered, int Pending, int Spooled, int Dropped, int DiskFull, int BackendFailed, bool IsBalanced);
