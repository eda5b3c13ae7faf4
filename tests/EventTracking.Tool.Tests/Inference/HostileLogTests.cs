using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inference;
using EventTracking.Tool.Inference.Lines;
using EventTracking.Tool.Inference.Proposals;
using EventTracking.Tool.Inference.Statistics;
using EventTracking.Tool.Logs;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>Logs with lines that are not events, and with more of everything than a proposal can contain.</summary>
public sealed class HostileLogTests : IDisposable
{
    private const string Good = """{"name":"org.example.a","timestamp":"","data":{"a":1}}""";

    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.PathOf("out");

    [Theory]
    [InlineData("noise", "not JSON")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"name":"org.example.a"}""", "no event name")]
    [InlineData("""{"event_type":5}""", "no event name")]
    [InlineData("""{"event_type":""}""", "no event name")]
    [InlineData("""{"event_type":"a","event":{"b":"\ud800"}}""", "a string contains an unpaired surrogate")]
    [InlineData("""{"event_type":"a","event":"{\"b\":\"\\ud800\"}"}""", "a string contains an unpaired surrogate")]
    public void A_line_that_is_not_an_event_is_reported_with_its_number(string line, string reason)
    {
        var run = ToolRun.WithInput($"{Good}\n{line}\n{Good}", "infer", "-", "-o", Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"-:2: {reason}", run.Error, StringComparison.Ordinal);
        Assert.Contains("3 lines: 2 events (0 declared), 1 not events.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_not_events_are_counted_after_twenty()
    {
        var run = ToolRun.WithInput(
            Good + "\n" + string.Concat(Enumerable.Repeat("noise\n", 1_000)), "infer", "-", "-o", Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(20, run.Error.Split('\n').Count(static line => line.StartsWith("-:", StringComparison.Ordinal)));
        Assert.Contains("980 more lines are not events.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_events_is_an_error()
    {
        var run = ToolRun.WithInput("a\nb\n", "infer", "-", "-o", Output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("No line of the logs is an event.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public void A_binary_log_is_an_error()
    {
        File.WriteAllBytes(_folder.PathOf("binary.log"), [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1, 2, 3]);
        var run = ToolRun.Of("infer", _folder.PathOf("binary.log"), "-o", Output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("is a binary file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(55)]
    [InlineData(5_000)]
    public void Deep_nesting_becomes_JSON_or_rejects_the_line(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        var run = ToolRun.WithInput($"{Good}\n{Inferred.Line("org.example.deep", deep)}", "infer", "-", "-o", Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(depth < 60, File.Exists(Path.Combine(Output, "ExampleDeep.cs")));
        Assert.Equal(depth > 60, run.Error.Contains("-:2: not JSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_below_the_sixteenth_level_are_JSON()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 20)) + "1" + new string('}', 20);
        var code = Inferred.FilesOf(deep)["SomeEvent.cs"];

        Assert.Equal(InferenceLimits.MaxDepth, code.Split(" record SomeEvent").Length - 1);
        Assert.Contains("(JsonElement A)", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_become_JSON_when_the_data_has_too_many_places()
    {
        var statistics = new LogStatistics();
        for (var i = 0; i < 500; i++)
        {
            var fields = Enumerable.Range(0, 500).Select(static i => string.Create(CultureInfo.InvariantCulture, $"\"name_x{i}\":{i}"));
            statistics.Add(
                string.Create(CultureInfo.InvariantCulture, $"org.example.event{i}"), JsonElement.Parse($"{{{string.Join(",", fields)}}}"));
        }

        var events = Proposal.Of(statistics, []).Events;

        Assert.True(statistics.HasTooManyPlaces);
        Assert.Equal(InferenceLimits.MaxPlaces / 500, events.Count(static proposed => proposed.Record is { Fields.Count: 500 }));
        Assert.Equal(
            "the log has too many different fields",
            events.Single(static proposed => proposed.EventName == "org.example.event499").Json?.Reason);
    }

    [Fact]
    public void Of_a_hundred_thousand_event_names_a_thousand_are_proposed()
    {
        var statistics = new LogStatistics();
        for (var i = 0; i < 100_000; i++)
            statistics.Add(string.Create(CultureInfo.InvariantCulture, $"org.example.event{i}"), JsonElement.Parse("{\"a\":1}"));

        Assert.Equal(InferenceLimits.MaxEvents, statistics.Events.Count);
        Assert.Equal(100_000 - InferenceLimits.MaxEvents, statistics.SkippedLines);
    }

    [Fact]
    public void URL_paths_do_not_displace_other_names()
    {
        var statistics = new LogStatistics();
        for (var i = 0; i < 10_000; i++)
            statistics.Add(string.Create(CultureInfo.InvariantCulture, $"/courses/{i}"), JsonElement.Parse("{\"GET\":{}}"));
        statistics.Add("org.example.a", JsonElement.Parse("{}"));

        Assert.Equal("org.example.a", Assert.Single(statistics.Events).Name);
        Assert.Equal(10_000, statistics.SkippedPathLines);
    }

    [Fact]
    public void Skipped_names_are_reported()
    {
        var lines = Enumerable.Range(0, 1_300).SelectMany(static i => (string[])
        [
            Inferred.Line(string.Create(CultureInfo.InvariantCulture, $"org.example.event{i}"), "1"),
            Inferred.Line(string.Create(CultureInfo.InvariantCulture, $"/courses/{i}"), "1"),
        ]);
        var run = ToolRun.WithInput(string.Join('\n', lines), "infer", "-", "-o", Output);

        Assert.Contains("More than 1000 event names: 300 lines with further names were skipped.", run.Error, StringComparison.Ordinal);
        Assert.Contains("More than 200 event names are URL paths: their 1300 lines were skipped.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_with_too_many_names_becomes_a_dictionary()
    {
        var data = $"{{\"counts\":{{{string.Join(",", Enumerable.Range(0, 600).Select(static i => $"\"name_x{i}\":{i}"))}}}}}";

        Assert.Equal("IReadOnlyDictionary<string, int> Counts", Inferred.Parameters(Inferred.FilesOf(data)["SomeEvent.cs"], "SomeEvent"));
    }

    [Fact]
    public void A_line_that_is_too_long_is_skipped()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = ToolConsole.Redirected(
            new MemoryStream(Encoding.UTF8.GetBytes($"{Good}\n{new string('x', LogReader.MaxLineBytes + 1)}")), output, error);
        var lines = new EventLines(console);
        var statistics = new LogStatistics();

        Assert.True(lines.ReadAll(["-"], new HashSet<string>(), statistics));
        Assert.Equal((1, 1), (lines.EventCount, lines.RejectedCount));
        Assert.Contains("-:2: longer than", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(Proposal.Of(statistics, []).Events);
    }

    public void Dispose() => _folder.Dispose();
}
