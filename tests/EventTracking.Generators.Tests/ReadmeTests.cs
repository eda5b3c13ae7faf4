using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>
/// The first event of the README is short and prints the line that the README shows; its numbers are those of the benchmarks.
/// </summary>
public sealed partial class ReadmeTests
{
    private const int MaxFirstEventLines = 20;

    private static readonly string Readme = Repository.Text("README.md");

    private static string FirstEvent =>
        Documentation.CodeBlocks("README.md").Single(static code => code.Contains("new Tracker(", StringComparison.Ordinal));

    [Fact]
    public void The_first_event_takes_no_more_than_twenty_lines() =>
        Assert.InRange(FirstEvent.TrimEnd().Split('\n').Length, 1, MaxFirstEventLines);

    [Fact]
    public void The_first_event_prints_the_line_that_is_shown()
    {
        var shown = Json().Match(Readme).Groups["json"].Value;

        Assert.Equal(WithoutTime(shown.Replace("\n ", "", StringComparison.Ordinal)), WithoutTime(Snippet.OutputOf(FirstEvent)));
    }

    [Fact]
    public void Every_measured_number_is_in_the_benchmarks()
    {
        var benchmarks = Repository.Text("docs/benchmarks.md");
        var numbers = Measured().Matches(Readme).Select(static match => match.Groups["number"].Value).ToArray();

        Assert.InRange(numbers.Length, 15, 30);
        Assert.All(numbers, number => Assert.Matches($@"(?<![\d.,]){Regex.Escape(number)}(?![\d.,]\d|\d)", benchmarks));
    }

    private static string WithoutTime(string line) => Timestamp().Replace(line.Trim(), "");

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("\"timestamp\":\"[^\"]+\",")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"(?<number>\d[\d.,]*) (?:ns|ms|KB|B)\b")]
    private static partial Regex Measured();
}
