using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Line breaks, invisible characters and invalid text in values, keys, names and contexts never break the line.</summary>
public sealed class HostileTextTests
{
    private static readonly string Controls =
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static c => (char)c));

    public static TheoryData<string> Texts =>
    [
        Controls,
        "a\r\nb",
        "\u0085 \u2028 \u2029",
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C",
        "\uFEFF",
        "\"quoted\\\"",
        "</script>&'`",
        "{0} %s %d {Name}",
        "\U0001F600 \u65E5\u672C\u8A9E \u00E9",
        "\uFFFF\uFFFE\uE000",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_is_preserved_on_one_line(string text)
    {
        var (line, tracking) = EmittedEverywhere(text);

        Assert.Equal(text, line.GetProperty("name").GetString());
        Assert.Equal(text, line.GetProperty("data").GetProperty(text).GetString());
        Assert.Equal(text, line.GetProperty("context").GetProperty(text).GetString());
        Assert.Equal(text, line.GetProperty(text + "!").GetString());
        Assert.Equal(0, tracking.AllFailures);
    }

    /// <summary>No inline data: an attribute's strings are UTF-8, which has no lone surrogates.</summary>
    public static TheoryData<string, string> LoneSurrogates => new()
    {
        { "\uD800", "\uFFFD" },
        { "a\uDC00b", "a\uFFFDb" },
        { "\uDE00\uD83D", "\uFFFD\uFFFD" },
        { "\uD83D\uD83D\uDE00", "\uFFFD\U0001F600" },
    };

    [Theory]
    [MemberData(nameof(LoneSurrogates), DisableDiscoveryEnumeration = true)]
    public void A_lone_surrogate_is_replaced_and_counted(string text, string arrived)
    {
        var (line, tracking) = EmittedEverywhere(text);

        Assert.Equal(arrived, line.GetProperty("name").GetString());
        Assert.Equal(arrived, line.GetProperty("data").GetProperty(arrived).GetString());
        Assert.Equal(arrived, line.GetProperty("context").GetProperty(arrived).GetString());
        Assert.Equal(arrived, line.GetProperty(arrived + "!").GetString());

        // The name, and a key and a value each in data, context and the extra field.
        Assert.Equal(7, tracking.Failures(TrackingFailureKind.ValueReplaced));
        Assert.Equal(7, tracking.AllFailures);
    }

    [Fact]
    public void Line_breaks_and_invisible_characters_are_escaped()
    {
        var json = Written.By(
            static (ref writer) => writer.WriteString("\u0000\u001F\u007F\u0085\u009F\u061C\u200E\u2028\u2029\u202E\u2066\uFEFF\n\t\"\\/"));

        Assert.Equal(
            """
            "\u0000\u001f\u007f\u0085\u009f\u061c\u200e\u2028\u2029\u202e\u2066\ufeff\n\t\"\\/"
            """,
            json);
    }

    [Fact]
    public void Hostile_text_inside_JSON_is_escaped_too()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", SomeJson.Of("{ \"\u2028\" : [\"\u0085\uFEFF\\u202e\\/\",\r\n \"\\ud83d\\ude00\"] }"));

        Assert.Equal("""{"\u2028":["\u0085\ufeff\u202e/","😀"]}""", tracking.Data);
    }

    [Fact]
    public void An_escaped_lone_surrogate_inside_JSON_is_replaced_and_counted()
    {
        using var tracking = new CollectingTracker();

        tracking.Tracker.Emit("test.event", SomeJson.Of("""{"\ud800":"a\udc00"}"""));

        Assert.Equal("{\"\uFFFD\":\"a\uFFFD\"}", tracking.Data);
        Assert.Equal(2, tracking.Failures(TrackingFailureKind.ValueReplaced));
    }

    private static (JsonElement Line, CollectingTracker Tracking) EmittedEverywhere(string text)
    {
        byte[] bytes = [];
        var tracking = new CollectingTracker(
            null,
            new DelegateProcessor((ref envelope) =>
            {
                envelope = envelope.WithField(text + "!", text);
                bytes = envelope.Json.ToArray();
                return ProcessingResult.Keep;
            }));

        using (tracking.Tracker.Context("test", new EventContext { [text] = text }))
            tracking.Tracker.Emit(text, new Dictionary<string, object?> { [text] = text });

        var line = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.DoesNotContain(line, static c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u202E');
        return (JsonElement.Parse(bytes), tracking);
    }
}
