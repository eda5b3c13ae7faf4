using System.Text.RegularExpressions;
using EventTracking.Shared.Differential;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>A message names the line, the event, the path, and the expected and the actual value.</summary>
public sealed class DamagedLineTests
{
    private static readonly (string Old, string New, string Finding)[] Damages =
    [
        ("\"is_new\":true,", "", "data.is_new: expected boolean but found nothing"),
        ("\"is_new\":true", "\"is_new\":null", "data.is_new: expected boolean but found null"),
        ("\"is_new\":true", "\"is_new\":\"true\"", "data.is_new: expected boolean but found \"true\""),
        ("\"sku\":\"a\"", "\"sku\":1", "data.lines[0].sku: expected string but found 1"),
        ("\"radius\":1.5", "\"radius\":\"1.5\"", "data.figure<circle>.radius: expected number but found \"1.5\""),
        ("\"count\":255", "\"count\":2.5", "data.count: expected integer(0..255) but found 2.5"),
        ("\"count\":255", "\"count\":256", "data.count: expected integer(0..255) but found 256"),
        ("\"count\":255", "\"count\":-1", "data.count: expected integer(0..255) but found -1"),
        ("\"amount\":\"-12.50\"", "\"amount\":-12.50", "data.amount: expected string(number) but found -12.50"),
        ("-12.50", "12,50", "data.amount: expected string(number) but found \"12,50\""),
        ("\"ratio\":\"NaN\"", "\"ratio\":\"nan\"", "data.ratio: expected number(named) but found \"nan\""),
        ("\"paused\"", "\"stopped\"", "data.reason: expected enum(end, paused) but found \"stopped\""),
        ("read, write", "read, delete", "data.rights: expected flags(read, write) but found \"read, delete\""),
        ("read, write", "read,write", "data.rights: expected flags(read, write) but found \"read,write\""),
        ("\"kind\":\"circle\",", "", "data.figure.kind: expected 1 or \"circle\" but found nothing"),
        ("\"kind\":\"circle\"", "\"kind\":\"square\"", "data.figure.kind: expected 1 or \"circle\" but found \"square\""),
        ("\"kind\":\"circle\"", "\"kind\":1", "data.figure<1>.side: expected number but found nothing"),
        ("\"kind\":\"circle\"", "\"kind\":\"1\"", "data.figure.kind: expected 1 or \"circle\" but found \"1\""),
        ("{\"kind\":\"circle\",\"radius\":1.5}", "[]", "data.figure: expected oneof(kind: 1, circle) but found array"),
        ("[{\"sku\":\"a\"}", "[null", "data.lines[0]: expected object but found null"),
        ("{\"sku\":\"b\",\"more\":1}", "{}", "data.lines[1].sku: expected string but found nothing"),
        ("[{\"sku\":\"a\"},{\"sku\":\"b\",\"more\":1}]", "{\"sku\":\"a\"}", "data.lines: expected array but found object"),
        ("{\"a\":\"b\",\"c d\":null}", "[\"b\"]", "data.tags: expected map but found array"),
        ("\"a\":\"b\"", "\"a\":5", "data.tags{a}: expected string or null but found 5"),
        ("\"c d\":null", "\"c d\":false", "data.tags{\"c d\"}: expected string or null but found false"),
        ("\"children\":[]", "\"children\":[{}]", "data.tree.children[0].children[0].children: expected array but found nothing"),
        ("\"grade\":\"A\"", "\"grade\":\"AB\"", "data.grade: expected string(char) but found \"AB\""),
        ("469f-a165-70867728950e\",\"is_new\"", "469f-a165\",\"is_new\"", "data.id: expected string(uuid) but found \"0f8fad5b-d9cb-469f-a165\""),
        ("AAECAw==", "AAECAw=", "data.blob: expected string(base64) but found \"AAECAw=\""),
        ("10.0.1", "10", "data.agent: expected string(version) or null but found \"10\""),
        ("2026-02-28", "2026-02-30", "data.day: expected string(date) but found \"2026-02-30\""),
        ("34.71\"", "34,71\"", "data.started: expected string(date-time) but found \"2026-11-23T19:29:34,71\""),
        ("23:59:59", "24:00:00", "data.time: expected string(time) but found \"24:00:00\""),
        ("-1.02:03:04.0000005", "PT1H", "data.wait: expected string(timespan) but found \"PT1H\""),
        ("\"anything\":null,", "", "data.anything: expected any but found nothing"),
        ("\"count\":255", "\"count\":255,\"count\":1", "data.count: expected one field with this name but found two"),
        ("\"version\":2", "\"version\":3", "version: expected 2 but found 3"),
        ("\"version\":2", "\"version\":\"2\"", "version: expected integer but found \"2\""),
        ("34.718308+00:00", "34.718308+0", "timestamp: expected string(date-time) but found \"2026-11-23T19:29:34.718308+0\""),
        ("\"timestamp\":\"2026-11-23T19:29:34.718308+00:00\",", "", "timestamp: expected string(date-time) but found nothing"),
        ("\"data\":{", "\"data\":5,\"other\":{", "data: expected object but found 5"),
        ("\"data\":{", "\"other\":{", "data: expected object but found nothing"),
        (",\"context\":{}", "", "context: expected object but found nothing"),
        ("\"context\":{}", "\"context\":[]", "context: expected object but found array"),
        ("\"context\":{}", "\"context\":{},\"context\":{}", "context: expected one field with this name but found two"),
        ("70867728950e\",\"version\"", "7086772895\",\"version\"", "id: expected string(uuid) but found \"0f8fad5b-d9cb-469f-a165-7086772895\""),
    ];

    [Fact]
    public void A_damaged_line_is_reported_with_line_event_and_path()
    {
        var log = string.Concat(Damages.Select(static damage => $"{EventOfEveryType.Line}\n{Damaged(damage)}\n"));

        Assert.Equal(
            Damages.Select(static (damage, i) => $"-:{2 * (i + 1)}: org.example.event: {damage.Finding}"),
            SomeVerification.Findings(EventOfEveryType.Lock, log));
    }

    [Theory]
    [InlineData("not json", "not JSON at byte 1: 'not json' is an invalid JSON literal.")]
    [InlineData("2026-11-23 INFO a message", "not JSON at byte 4: '-' is an invalid end of a number.")]
    [InlineData("{\"name\":\"org.example.event\",", "not JSON at byte 27: Expected start of a property name or value, but instead reached end of data.")]
    [InlineData("{\"name\":\"org.example.event\"} {}", "not JSON at byte 29: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("[1,2]", "expected object but found array")]
    [InlineData("5", "expected object but found 5")]
    [InlineData("\"org.example.event\"", "expected object but found \"org.example.event\"")]
    [InlineData("null", "expected object but found null")]
    [InlineData("{}", "name: expected string but found nothing")]
    [InlineData("{\"name\":5}", "name: expected string but found 5")]
    [InlineData("{\"name\":null}", "name: expected string but found null")]
    [InlineData("{\"name\":\"\"}", "name: expected a name but found an empty one")]
    [InlineData("{\"event_type\":\"org.example.event\"}", "name: expected string but found nothing")]
    public void A_line_that_is_not_an_event_is_reported(string line, string finding)
    {
        var run = SomeVerification.Run(EventOfEveryType.Lock, line);

        Assert.StartsWith($"-:1: {finding}", run.Output, StringComparison.Ordinal);
        Assert.Contains("(not an event)", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Long_and_hostile_text_is_shortened_and_escaped()
    {
        var line = EventOfEveryType.Line.Replace(",\"more\":1", "", StringComparison.Ordinal)
            .Replace("\"paused\"", $"\"{new string('x', 1000)}\"", StringComparison.Ordinal);
        var hostile = "{\"name\":\"a\\u001b[31m\\n-:9: b\",\"timestamp\":5}";

        Assert.Equal(
            [
                $"-:1: org.example.event: data.reason: expected enum(end, paused) but found \"{new string('x', 60)}…\"",
                "-:2: a\uFFFD[31m\uFFFD-:9: b: expected a declared event",
            ],
            SomeVerification.Findings(EventOfEveryType.Lock, $"{line}\n{hostile}", "--strict"));
    }

    private static string Damaged((string Old, string New, string Finding) damage)
    {
        Assert.Single(Regex.Matches(EventOfEveryType.Line, Regex.Escape(damage.Old)));
        return EventOfEveryType.Line.Replace(damage.Old, damage.New, StringComparison.Ordinal);
    }
}
