using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Samples;

/// <summary>The sample TrackingLogReplay on real logs of edX. They are no part of the repository: absent, they are skipped.</summary>
public sealed class TrackingLogReplayTests
{
    private static readonly SampleProgram Replay = new("TrackingLogReplay");

    /// <summary>One run for all tests: it is the same for each.</summary>
    private static readonly Lazy<Task<(IReadOnlyList<(string Place, string Text)> Lines, SampleResult Result)>> Replayed = new(ReplayTheLogs);

    [Fact]
    public async Task Every_line_is_emitted_or_rejected()
    {
        var (lines, result) = await Replayed.Value;

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(754, lines.Count);
        Assert.Equal(676, result.Events.Count);
        Assert.EndsWith("754 lines: 676 events (308 typed, 368 untyped), 78 rejected", result.Errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_rejected_line_is_reported_at_its_place()
    {
        var (lines, result) = await Replayed.Value;

        var expected = lines.Where(static line => LogOracle.Read(line.Text) is null).Select(static line => line.Place).ToArray();
        Assert.Equal(78, expected.Length);
        Assert.Equal(expected, result.Messages.Take(78).Select(static message => message[..message.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Every_name_comes_out_as_often_as_it_went_in()
    {
        var (lines, result) = await Replayed.Value;

        Assert.Equal(
            Expected(lines).CountBy(static line => line.Name).ToDictionary(),
            result.Events.CountBy(static line => line.GetProperty("name").GetString()!).ToDictionary());
    }

    [Fact]
    public async Task Name_time_data_and_context_come_out_as_they_went_in()
    {
        var (lines, result) = await Replayed.Value;

        Assert.All(Expected(lines).Zip(result.Events), static pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(expected.Name, actual.GetProperty("name").GetString());
            Assert.Equal(DateTimeOffset.Parse(expected.Time, CultureInfo.InvariantCulture), actual.GetProperty("timestamp").GetDateTimeOffset());
            AssertSame(expected.Data, actual.GetProperty("data"));
            AssertSame(expected.Context, actual.GetProperty("context"));
        });
    }

    [Fact]
    public async Task At_least_twenty_names_are_emitted_as_declared_events()
    {
        var (_, result) = await Replayed.Value;

        var typed = result.Messages
            .Select(static message => message.Split('│', StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length == 6 && int.TryParse(cells[3], CultureInfo.InvariantCulture, out var count) && count > 0);
        Assert.InRange(typed.Count(), 20, int.MaxValue);
    }

    private static async Task<(IReadOnlyList<(string Place, string Text)> Lines, SampleResult Result)> ReplayTheLogs()
    {
        var logs = SharedFolder.TrackingLogs();
        var lines = logs.SelectMany(static log => File.ReadLines(log).Select((text, index) => ($"{log}:{index + 1}", text)));
        return ([.. lines], await Replay.Run([.. logs]));
    }

    private static IEnumerable<LogOracle> Expected(IEnumerable<(string Place, string Text)> lines) =>
        lines.Select(static line => LogOracle.Read(line.Text)).OfType<LogOracle>();

    private static void AssertSame(JsonNode? expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(actual.GetRawText())), $"expected {expected?.ToJsonString() ?? "null"} and got {actual}");
}
