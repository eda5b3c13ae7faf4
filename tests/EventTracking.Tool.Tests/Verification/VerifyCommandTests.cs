using EventTracking.Tool.Tests.Logs;

namespace EventTracking.Tool.Tests.Verification;

/// <summary><c>dotnet events verify</c>: versions, strictness, counts and exit codes.</summary>
public sealed class VerifyCommandTests
{
    private const string TwoVersions = """
        eventtracking lock 1

        org.example.stopped 1
          at number

        org.example.stopped 2
          at number
          reason enum(end, paused)

        """;

    [Fact]
    public void The_table_counts_lines_by_event()
    {
        var log = string.Join(
            '\n', Line("{\"at\":1}"), Line("{}"), "", "oops", Line("{}", "org.example.other"), Line("{}", "org.example.other"));

        var run = SomeVerification.Run(TwoVersions, log);

        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "Event Lines Valid Invalid Unknown",
                "org.example.stopped 2 1 1 0",
                "org.example.other 2 0 0 2",
                "(not an event) 1 0 1 0",
                "Total 5 1 2 2",
            ],
            Rows(run));
    }

    [Theory]
    [InlineData(@"\u001b")]
    [InlineData(@"\n")]
    [InlineData(@"\u0085")]
    [InlineData(@"\u2028")]
    [InlineData(@"\u2029")]
    [InlineData(@"\u200f")]
    [InlineData(@"\u202e")]
    [InlineData(@"\u2066")]
    public void A_name_in_a_log_cannot_control_the_terminal(string character)
    {
        var run = SomeVerification.Run(TwoVersions, Line("{}", $"a{character}b"), "--strict");

        Assert.StartsWith("-:1: a\uFFFDb: expected a declared event", run.Output, StringComparison.Ordinal);
        Assert.Contains("  a\uFFFDb  ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"at\":1}", "")]
    [InlineData("{\"at\":1,\"reason\":\"end\"}", "")]
    [InlineData("{\"at\":1,\"reason\":\"end\"}", ",\"version\":1")]
    [InlineData("{\"at\":1,\"reason\":\"end\"}", ",\"version\":2")]
    [InlineData("{\"at\":1,\"reason\":5}", ",\"version\":1")]
    public void A_line_is_valid_under_its_version_or_without_one_under_any(string data, string version) =>
        Assert.Equal(0, SomeVerification.Run(TwoVersions, Line(data, end: version)).ExitCode);

    [Theory]
    [InlineData("{\"at\":1}", ",\"version\":2", "org.example.stopped 2: data.reason: expected enum(end, paused) but found nothing")]
    [InlineData("{\"reason\":\"end\"}", ",\"version\":1", "org.example.stopped 1: data.at: expected number but found nothing")]
    [InlineData("{\"reason\":\"end\"}", "", "org.example.stopped 2: data.at: expected number but found nothing")]
    [InlineData("{\"at\":1}", ",\"version\":3", "org.example.stopped: version: expected 1 or 2 but found 3")]
    public void A_finding_names_the_version_it_was_checked_against(string data, string version, string finding) =>
        Assert.Equal([$"-:1: {finding}"], SomeVerification.Findings(TwoVersions, Line(data, end: version)));

    [Fact]
    public void Lines_of_different_versions_may_alternate()
    {
        string[] lines =
        [
            Line("{\"at\":1}"), Line("{\"at\":1,\"reason\":\"end\"}", end: ",\"version\":2"), Line("{\"at\":1}", end: ",\"version\":1"),
        ];

        var log = string.Join('\n', Enumerable.Repeat(string.Join('\n', lines), 5));
        Assert.Equal(0, SomeVerification.Run(TwoVersions, log).ExitCode);
    }

    [Theory]
    [InlineData("""{"data":{"reason":"end","at":1},"context":{},"timestamp":"2026-11-23T19:29:34Z","name":"org.example.stopped"}""")]
    [InlineData("""{"version":1,"data":{"at":1},"context":{},"timestamp":"2026-11-23T19:29:34Z","name":"org.example.stopped"}""")]
    [InlineData(""" { "name" : "org.example.stopped" , "timestamp":"2026-11-23T19:29:34", "data" : { "at" : 1 } , "context":{ } } """)]
    [InlineData("""{"n\u0061me":"org\u002eexample.stopped","timestamp":"2026-11-23T19:29:34Z","d\u0061ta":{"\u0061t":1},"context":{}}""")]
    public void Fields_may_have_any_order_and_escapes(string line) => Assert.Equal(0, SomeVerification.Run(TwoVersions, line).ExitCode);

    [Fact]
    public void Unknown_events_and_fields_are_findings_if_strict()
    {
        string[] lines =
        [
            Line("{\"at\":1}", "org.example.other"),
            Line("{\"at\":1,\"a b\":2}"),
            Line("{\"at\":1}", end: ",\"host\":\"lms\""),
        ];
        var log = string.Join('\n', lines);

        Assert.Equal(0, SomeVerification.Run(TwoVersions, log).ExitCode);
        Assert.Equal(1, SomeVerification.Run(TwoVersions, log, "--strict").ExitCode);
        Assert.Equal(
            [
                "-:1: org.example.other: expected a declared event",
                "-:2: org.example.stopped 2: data.\"a b\": expected a declared field",
                "-:3: org.example.stopped: host: expected a declared field",
            ],
            SomeVerification.Findings(TwoVersions, log, "--strict"));
    }

    [Fact]
    public void Findings_beyond_the_limit_are_counted()
    {
        const string problem = "not JSON at byte 0: 'o' is an invalid start of a value.";
        var log = string.Concat(Enumerable.Repeat("oops\n", 1234));

        Assert.Equal(
            [$"-:1: {problem}", $"-:2: {problem}", "1,232 more findings"],
            SomeVerification.Findings(TwoVersions, log, "--max-messages", "2"));
        Assert.Equal(["1,234 more findings"], SomeVerification.Findings(TwoVersions, log, "--max-messages", "0"));
        Assert.Equal(101, SomeVerification.Findings(TwoVersions, log).Length);
    }

    [Fact]
    public void Names_that_are_not_declared_take_bounded_memory()
    {
        var log = string.Join('\n', Enumerable.Range(0, 25_000).Select(static i => Line("{}", $"/page/{i}")).Append(Line("{\"at\":1}")));

        var run = SomeVerification.Run(TwoVersions, log);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("(other unknown events) 24,980 0 0 24,980", Rows(run));
        Assert.Contains("org.example.stopped 1 1 0 0", Rows(run));
        Assert.Equal("Total 25,001 1 0 25,000", Rows(run)[^1]);
    }

    [Fact]
    public void Logs_are_checked_in_turn_and_those_that_cannot_be_read_are_named()
    {
        using var folder = new TemporaryFolder();
        var events = folder.Write("events.lock", TwoVersions);
        var good = folder.Write("good.log", Line("{\"at\":1}"));
        var bad = folder.Write("bad.log", Line("{}"));
        File.WriteAllBytes(folder.PathOf("good.gz"), SomeLog.Gzip(Line("{\"at\":1}")));
        File.WriteAllBytes(folder.PathOf("cut.gz"), SomeLog.Gzip(Line("{\"at\":1}"))[..^20]);

        Assert.Equal(0, ToolRun.Of("verify", good, folder.PathOf("good.gz"), "--events", events).ExitCode);
        Assert.Equal(1, ToolRun.Of("verify", good, bad, "--events", events).ExitCode);

        var run = ToolRun.Of("verify", folder.PathOf("none.log"), folder.PathOf("cut.gz"), bad, good, "--events", events);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(
            $"""
            Error: The log '{folder.PathOf("none.log")}' does not exist.
            Error: '{folder.PathOf("cut.gz")}' cannot be read beyond line 0: the gzip data is damaged or ends early.

            """,
            run.Error);
        Assert.StartsWith(
            $"{bad}:1: org.example.stopped 2: data.at: expected number but found nothing", run.Output, StringComparison.Ordinal);
        Assert.Equal("Total 2 1 1 0", Rows(run)[^1]);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "-", "--max-messages", "-1")]
    [InlineData("verify", "-", "--max-messages", "many")]
    [InlineData("verify", "-", "--strictly")]
    public void A_wrong_command_line_is_reported(params string[] args)
    {
        var run = ToolRun.Of(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public void The_help_explains_what_a_finding_is()
    {
        var help = ToolRun.Of("verify", "--help").Output;

        Assert.Contains("file:line: event: path: expected X but found Y", help, StringComparison.Ordinal);
        Assert.Contains("--strict", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), static line => Assert.InRange(line.Length, 0, 160));
    }

    /// <summary>A line of an event.</summary>
    private static string Line(string data, string name = "org.example.stopped", string end = "") =>
        $$"""{"name":"{{name}}","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{{data}},"context":{}{{end}}}""";

    /// <summary>The rows of the table, with single spaces.</summary>
    private static string[] Rows(ToolRun run) =>
    [
        .. run.Output.Split('\n').SkipWhile(static line => !line.TrimStart().StartsWith("Event ", StringComparison.Ordinal))
            .Select(static line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(static line => line.Length > 0 && line[0] is not '─'),
    ];
}
