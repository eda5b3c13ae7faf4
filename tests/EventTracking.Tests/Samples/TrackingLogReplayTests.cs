using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Samples;

/// <summary>The sample TrackingLogReplay on real edX logs. They are not in the repository; without them, the tests are skipped.</summary>
public sealed class TrackingLogReplayTests
{
    private static readonly SampleProgram Replay = new("TrackingLogReplay");

    /// <summary>One run, shared by all tests.</summary>
    private static readonly Lazy<Task<(IReadOnlyList<(string Location, string Text)> Lines, SampleResult Result)>> Replayed =
        new(ReplayTheLogs);

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
    public async Task Every_rejected_line_is_reported_with_its_file_and_number()
    {
        var (lines, result) = await Replayed.Value;

        var expected = lines.Where(static line => LogOracle.Read(line.Text) is null).Select(static line => line.Location).ToArray();
        Assert.Equal(78, expected.Length);
        Assert.Equal(
            expected, result.Messages.Take(78).Select(static message => message[..message.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Every_name_is_emitted_as_often_as_it_was_logged()
    {
        var (lines, result) = await Replayed.Value;

        Assert.Equal(
            Expected(lines).CountBy(static line => line.Name).ToDictionary(),
            result.Events.CountBy(static line => line.GetProperty("name").GetString()!).ToDictionary());
    }

    [Fact]
    public async Task Name_time_data_and_context_are_unchanged()
    {
        var (lines, result) = await Replayed.Value;

        Assert.All(Expected(lines).Zip(result.Events), static pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(expected.Name, actual.GetProperty("name").GetString());
            Assert.Equal(
                DateTimeOffset.Parse(expected.Time, CultureInfo.InvariantCulture), actual.GetProperty("timestamp").GetDateTimeOffset());
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

    private static async Task<(IReadOnlyList<(string Location, string Text)> Lines, SampleResult Result)> ReplayTheLogs()
    {
        var logs = SharedFolder.TrackingLogs();
        var lines = logs.SelectMany(static log => File.ReadLines(log).Select((text, index) => ($"{log}:{index + 1}", text)));
        return ([.. lines], await Replay.Run([.. logs]));
    }

    private static IEnumerable<LogOracle> Expected(IEnumerable<(string Location, string Text)> lines) =>
        lines.Select(static line => LogOracle.Read(line.Text)).OfType<LogOracle>();

    private static void AssertSame(JsonNode? expected, JsonElement actual) =>
        Assert.True(
            JsonNode.DeepEquals(expected, JsonNode.Parse(actual.GetRawText())),
            $"Expected {expected?.ToJsonString() ?? "null"} but found {actual}.");
}
