using System.Text;
using System.Text.RegularExpressions;
using EventTracking.Generators.Contract;
using EventTracking.Tool.Verification;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>The page docs/verify.md.</summary>
public sealed partial class VerifyPageTests
{
    private static readonly string Page = Repository.Text("docs/verify.md");

    [Fact]
    public void The_example_is_what_the_command_writes()
    {
        var blocks = Block().Matches(Page).Select(static block => block.Groups["text"].Value).ToArray();
        using var folder = new TemporaryFolder();
        var log = folder.Write("tracking.log", blocks[2].TrimEnd());

        var run = ToolRun.Of("verify", log, "--events", folder.Write("events.lock", blocks[1]));

        Assert.Equal(("", 1), (run.Error, run.ExitCode));
        Assert.Equal(Text(blocks[3]), Text(run.Output.Replace(log, "tracking.log", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"2026-02-30T00:00:00Z\"", "string(date-time)")]
    [InlineData("\"\uD83D\uDE00\"", "string(char)")]
    [InlineData("\"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e\"", "string(uuid)")]
    public void A_value_that_only_JSON_Schema_accepts_is_a_finding(string value, string type) =>
        Assert.Equal(LineOutcome.Invalid, Verify($"{{\"a\":{value}}}", type));

    [Theory]
    [InlineData("1e400", "number")]
    [InlineData("1e-400", "number")]
    public void A_number_beyond_the_range_of_a_double_is_valid(string value, string type) =>
        Assert.Equal(LineOutcome.Valid, Verify($"{{\"a\":{value}}}", type));

    private static LineOutcome Verify(string data, string type)
    {
        var shape = LockFile.Parse($"eventtracking lock 1\n\nsome.event 1\n  a {type}\n").Blocks[0].Shape!;
        var line = $$"""{"name":"some.event","timestamp":"2026-11-23T19:29:34Z","context":{},"data":{{data}} }""";
        return new LineVerifier([shape], Strictness.Compatible).Verify(Encoding.UTF8.GetBytes(line), mismatch: null).Outcome;
    }

    /// <summary>The lines without blank ones and the white space around them.</summary>
    private static string Text(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0));

    [GeneratedRegex("```[a-z]+\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
