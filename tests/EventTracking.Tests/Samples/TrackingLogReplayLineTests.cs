using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Samples;

/// <summary>How the sample TrackingLogReplay handles each kind of line.</summary>
public sealed class TrackingLogReplayLineTests
{
    private static readonly SampleProgram Replay = new("TrackingLogReplay");

    /// <summary>The field <c>event</c>, and the resulting data.</summary>
    private static readonly (string Field, string Data)[] EventFields =
    [
        ("""{"a":1}""", """{"a":1}"""),
        (""" "{\"a\":1}" """, """{"a":1}"""),
        (""" "[\"a\",null]" """, """["a",null]"""),
        (""" "\"{\\\"a\\\":1}\"" """, """{"a":1}"""),
        (""" "\"input_1=choice_2&input_3=\"" """, """ "input_1=choice_2&input_3=" """),
        (""" "{not JSON}" """, """ "{not JSON}" """),
        (""" "5" """, """ "5" """),
        (""" "" """, """ "" """),
        ("null", "null"),
        ("7.50", "7.50"),
        ("[1,[2]]", "[1,[2]]"),
        ("""{"a":1,"b":2,"a":3}""", """{"a":3,"b":2}"""),
        (
            """{"a":0.12345678901234567890,"b":123456789012345678901,"c":1e400}""",
            """{"a":0.12345678901234567890,"b":123456789012345678901,"c":1e400}"""),
        ("""{"é":"\u2028 😀 \u0000 \/ \ud83d\ude00"}""", """{"é":"\u2028 😀 \u0000 \/ \ud83d\ude00"}"""),
        (Nested(59), Nested(59)),
    ];

    /// <summary>The data of a declared event, and whether its record can hold all of it.</summary>
    private static readonly (string Name, string Data, bool IsTyped)[] DeclaredEvents =
    [
        ("play_video", """{"id":"v","currentTime":1.5,"code":"html5"}""", true),
        ("seek_video", """{"code":"html5","type":"onSlideSeek","new_time":1.50,"old_time":1e1,"id":"v"}""", true),
        ("load_video", """{"id":"v","code":"html5","speed":2}""", false),
        ("pause_video", """{"id":"v","currentTime":1.5}""", false),
        ("stop_video", """{"id":"v","currentTime":"1.5","code":"html5"}""", false),
        ("show_transcript", """{"id":"v","currentTime":1e400,"code":"html5"}""", false),
        ("hide_transcript", """{"id":"v","currentTime":0.12345678901234567891,"code":"html5"}""", false),
        ("showanswer", "null", false),
        ("seq_next", """["s",1,2]""", false),
        ("page_close", "{}", true),
        ("problem_graded", """[null,"<div/>"]""", true),
        ("SEQ_PREV", """{"id":"s","old":2,"new":1}""", false),
    ];

    /// <summary>Rejected lines, and the reported reason.</summary>
    private static readonly (string Line, string Reason)[] BadLines =
    [
        ("", "the line is empty"),
        (" \t", "the line is empty"),
        ("# a comment", "not JSON: '#' is an invalid start of a value."),
        ("""["event_type"]""", "not a JSON object"),
        ("{}", "no name: expected a string 'event_type', or a string 'name' together with a 'timestamp'"),
        ("""{"event_type":""}""", "no name: expected a string 'event_type', or a string 'name' together with a 'timestamp'"),
        ("""{"event_type":7}""", "no name: expected a string 'event_type', or a string 'name' together with a 'timestamp'"),
        ("""{"event_type":"a\ud800"}""", "a string contains an unpaired surrogate"),
        ("""{"event_type":"a","\ud800":1}""", "a string contains an unpaired surrogate"),
        ("""{"event_type":"a","context":{"b":["\udc00"]}}""", "a string contains an unpaired surrogate"),
        ("""{"event_type":"a","event":"{\"b\":\"\\ud800\"}"}""", "a string contains an unpaired surrogate"),
        (
            """{"event_type":"a","event":""" + Nested(60) + "}",
            "not JSON: The maximum configured depth of 60 has been exceeded. Cannot read next JSON array."),
    ];

    [Fact]
    public async Task The_event_field_is_unwrapped_and_otherwise_unchanged()
    {
        var result = await ReplayLines(
            EventFields.Select(static (pair, index) => $$"""{"event_type":"some.event.{{index}}","event":{{pair.Field}}}"""));

        Assert.Equal(EventFields.Length, result.Events.Count);
        Assert.All(EventFields.Zip(result.Events), static pair => AssertSame(pair.First.Data, pair.Second.GetProperty("data")));
    }

    [Fact]
    public async Task A_declared_event_is_typed_only_if_its_record_holds_all_of_the_data()
    {
        var result = await ReplayLines(DeclaredEvents.Select(static line => $$"""{"event_type":"{{line.Name}}","event":{{line.Data}}}"""));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(DeclaredEvents.Length, result.Events.Count);
        Assert.All(DeclaredEvents.Zip(result.Events), static pair => AssertSame(pair.First.Data, pair.Second.GetProperty("data")));
        Assert.All(
            DeclaredEvents,
            line => Assert.Contains(
                (line.Name, line.IsTyped ? "1" : "0", line.IsTyped ? "0" : "1"),
                result.Messages.Select(Row)));
    }

    [Fact]
    public async Task The_last_value_of_a_repeated_key_wins_in_a_declared_event()
    {
        var result = await ReplayLines(["""{"event_type":"problem_show","event":{"problem":"p","problem":"q"}}"""]);

        AssertSame("""{"problem":"q"}""", Assert.Single(result.Events).GetProperty("data"));
        Assert.Contains(result.Messages, message => Row(message) == ("problem_show", "0", "1"));
    }

    [Fact]
    public async Task A_rejected_line_is_reported_with_its_number_and_the_reason()
    {
        var result = await ReplayLines(BadLines.Select(static line => line.Line));

        Assert.Empty(result.Output);
        Assert.Equal(BadLines.Select(static (line, index) => $"-:{index + 1}: {line.Reason}"), result.Messages.Take(BadLines.Length));
    }

    [Fact]
    public async Task A_line_ends_at_a_line_feed_only()
    {
        var result = await Replay.Run("{\"event_type\":\"a\",\r\"event\":{}}\r\n\r\n{\"event_type\":\"b\"}"u8.ToArray(), "-");

        Assert.Equal(["a", "b"], result.Events.Select(static e => e.GetProperty("name").GetString()));
        Assert.Equal("-:2: the line is empty", result.Messages[0]);
    }

    [Fact]
    public async Task A_line_can_be_longer_than_the_read_buffer()
    {
        var text = new string('x', 200_000);
        var result = await ReplayLines(["{\"event_type\":\"a\",\"event\":{\"text\":\"" + text + "\"}}", """{"event_type":"b"}"""]);

        Assert.Equal(text, result.Events[0].GetProperty("data").GetProperty("text").GetString());
        Assert.Equal(2, result.Events.Count);
    }

    [Fact]
    public async Task Replaying_the_output_again_gives_the_same_output()
    {
        var first = await ReplayLines(
        [
            """{"event_type":"play_video","time":"2015-04-16T20:10:11.440312+00:00","context":{"user_id":7},"""
                + """ "event":"{\"id\":\"v\",\"currentTime\":1.5,\"code\":\"c\"}"}""",
            """{"event_type":"some.event","time":"2015-04-16T20:10:12+00:00","event":"{no JSON}"}""",
            """{"event_type":"other.event","event":null}""",
        ]);

        var second = await ReplayLines(first.Output.TrimEnd().Split('\n'));

        Assert.Equal(3, second.Events.Count);
        Assert.Equal(first.Output, second.Output);
    }

    [Theory]
    [InlineData("""{"name":"a","timestamp":"2015-04-16T20:10:11.000000+00:00","data":{"b":1},"context":{"c":2}}""", """{"c":2}""")]
    [InlineData(
        """{"name":"a","timestamp":"2015-04-16T20:10:11.000000+00:00","data":{"b":1},"context":{"c":2},"version":3}""",
        """{"log_line":{"version":3},"c":2}""")]
    [InlineData("""{"name":"a","timestamp":"now","data":{"b":1},"context":{"c":2}}""", """{"log_line":{"timestamp":"now"},"c":2}""")]
    public async Task A_line_written_by_a_tracker_keeps_its_data_and_context(string line, string context)
    {
        var result = await ReplayLines([line]);

        AssertSame(context, Assert.Single(result.Events).GetProperty("context"));
        AssertSame("""{"b":1}""", result.Events[0].GetProperty("data"));
    }

    [Theory]
    [InlineData("2026-11-23 19:33:00,125 INFO 25 [tracking] [user 8] [ip 192.0.2.11] logger.py:41 - ")]
    [InlineData("lms-1  | 2026-11-23 19:33:00,125 INFO 25 [tracking] [user None] [ip None] logger.py:41 - ")]
    public async Task The_prefix_of_a_Tutor_site_is_ignored(string prefix)
    {
        var result = await ReplayLines([prefix + """{"event_type":"some.event","event":{"text":"x - {y}"}}"""]);

        AssertSame("""{"text":"x - {y}"}""", Assert.Single(result.Events).GetProperty("data"));
    }

    [Fact]
    public async Task Other_lines_of_a_Tutor_site_are_rejected()
    {
        var result = await ReplayLines(
            ["""2026-11-23 19:33:00,125 INFO 25 [django] [user 8] [ip 192.0.2.11] log.py:41 - {"event_type":"a"}"""]);

        Assert.Empty(result.Events);
        Assert.StartsWith("-:1: not JSON: ", result.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_in_the_sample_has_six_events()
    {
        var result = await Replay.Run(Repository.Path("samples/TrackingLogReplay/tracking.log"));

        Assert.Equal(
            [
                "play_video", "pause_video", "/courses/example/demo/2026/progress",
                "edx.course.enrollment.activated", "edx.forum.thread.viewed", "page_close",
            ],
            result.Events.Select(static e => e.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Invalid_UTF_8_is_rejected_not_repaired()
    {
        var result = await Replay.Run([.. "{\"event_type\":\""u8, 0xC3, .. "\"}\n{\"event_type\":\"good\"}"u8], "-");

        Assert.Equal("-:1: the line is not UTF-8", result.Messages[0]);
        Assert.Equal("good", Assert.Single(result.Events).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_byte_order_mark_is_ignored()
    {
        var result = await Replay.Run([0xEF, 0xBB, 0xBF, .. "{\"event_type\":\"good\"}\r\n"u8], "-");

        Assert.Equal("good", Assert.Single(result.Events).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"event_type":"a","user":1,"context":{"user":2}}""", """{"log_line":{"user":1},"user":2}""")]
    [InlineData(
        """{"event_type":"a","user":1,"context":{"log_line":2,"log_line_":3}}""",
        """{"log_line__":{"user":1},"log_line":2,"log_line_":3}""")]
    [InlineData("""{"event_type":"a","context":"none"}""", """{"log_line":{"context":"none"}}""")]
    [InlineData("""{"event_type":"a","context":null,"name":"b","data":4}""", """{"log_line":{"context":null,"name":"b","data":4}}""")]
    [InlineData("""{"event_type":"a"}""", """{"log_line":{}}""")]
    public async Task All_other_fields_become_context(string line, string context)
    {
        var result = await ReplayLines([line]);

        AssertSame(context, Assert.Single(result.Events).GetProperty("context"));
    }

    [Fact]
    public async Task An_event_gets_the_time_of_its_line_or_of_the_line_before()
    {
        var result = await ReplayLines(
        [
            """{"event_type":"a"}""",
            """{"event_type":"b","time":"2015-04-16T20:10:11.440312+02:00"}""",
            """{"event_type":"c","time":"10:30"}""",
            """{"event_type":"d","time":"2015-04-16T21:00:00"}""",
            """{"event_type":"e","time":1429218000}""",
        ]);

        Assert.Equal(
            [
                "1970-01-01T00:00:00.000000+00:00",
                "2015-04-16T18:10:11.440312+00:00",
                "2015-04-16T18:10:11.440312+00:00",
                "2015-04-16T21:00:00.000000+00:00",
                "2015-04-16T21:00:00.000000+00:00",
            ],
            result.Events.Select(static line => line.GetProperty("timestamp").GetString()));
        Assert.Equal("10:30", result.Events[2].GetProperty("context").GetProperty("log_line").GetProperty("time").GetString());
    }

    private static Task<SampleResult> ReplayLines(IEnumerable<string> lines) =>
        Replay.Run(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "-");

    private static (string Name, string Typed, string Untyped) Row(string message) =>
        message.Split('│', StringSplitOptions.TrimEntries) is [_, var name, _, var typed, var untyped, _]
            ? (name, typed, untyped)
            : default;

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"Expected {expected} but found {actual}.");

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
