using System.Text;
using System.Text.Json;
using EventTracking.Redis.Handling;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>Messages of other producers.</summary>
public sealed class MessageReaderTests
{
    private static readonly DateTimeOffset Stored = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Events_of_the_npm_package_cloudevents_are_read_in_both_modes()
    {
        NodeModules.SkipUnlessInstalled("cloudevents");
        var output = await Node.ForEachLine(
            $$"""
            (() => { {{NodeModules.Load}}
                const { CloudEvent, HTTP, Kafka } = load("cloudevents");
                const event = new CloudEvent({ type: "test.sensor.read", source: "/lab", id: "reading-17", subject: "s1",
                    time: "2026-11-23T19:29:34.718Z", data: JSON.parse(line) });
                const binary = Kafka.binary(event), structured = Kafka.structured(event);
                return JSON.stringify({ headers: binary.headers, value: JSON.stringify(binary.value),
                    structuredHeaders: structured.headers, structured: structured.value });
            })()
            """,
            ["""{"number":17,"sensor":"Grüße"}"""]);
        var messages = JsonElement.Parse(Assert.Single(output));
        var headers = HeadersOf(messages.GetProperty("headers"));
        var structuredHeaders = HeadersOf(messages.GetProperty("structuredHeaders"));

        EventLine[] lines =
        [
            Read(messages.GetProperty("value").GetString()!, headers),
            Read(messages.GetProperty("structured").GetString()!, structuredHeaders),
            Read(messages.GetProperty("structured").GetString()!),
        ];

        Assert.All(lines, static line =>
        {
            Assert.True(EventReader.TryRead<Reading>(line, out var read, out var error), $"{error}");
            Assert.Equal(new Reading(17, "Grüße"), read);
            Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, TimeSpan.Zero), line.Timestamp);
            Assert.Equal("""{"source":"/lab","subject":"s1"}""", Encoding.UTF8.GetString(line.Context.Span));
        });
        Assert.Single(lines.Select(static line => line.Id).Distinct());
        Assert.Equal(8, lines[0].Id!.Value.Version);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1"}""", "{}")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","source":"/s","data":null}""", "null")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","source":"/s","data":"text"}""", "\"text\"")]
    [InlineData("""{"id":"1","data":[1],"type":"t","specversion":"1.0"}""", "[1]")]
    public void A_structured_event_with_any_data_is_read(string value, string data)
    {
        var line = Read(value);

        Assert.Equal(("t", data, Stored), (line.Name, Encoding.UTF8.GetString(line.Data.Span), line.Timestamp));
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","time":"yesterday"}""", "time: expected a date and time in RFC 3339")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","data_base64":"AAAA"}""", "data_base64: expected JSON in data")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","eventcontext":"{"}""", "data or eventcontext: is not JSON")]
    [InlineData("""{"specversion":"1.0","type":"t"}""", "the CloudEvent has no type or no id")]
    [InlineData("""{"specversion":"1.0","type":"\ud800","id":"1"}""", "is not JSON")]
    [InlineData("""{"specversion":"1.0","type":"t","id":"1","dat\ud800":1}""", "is not JSON")]
    [InlineData("""{"specversio\ud800":"1.0"}""", "name: is missing (byte 0)")]
    [InlineData("[1]", "expected an object but found an array (byte 0)")]
    [InlineData("", "is not JSON, or is nested deeper than 64 levels (byte 0)")]
    [InlineData("""{"name":"n"}""", "timestamp: is missing (byte 0)")]
    public void A_message_that_is_not_an_event_has_an_error(string value, string expected)
    {
        Assert.False(MessageReader.TryRead(Message(value), out var line, out var error));

        Assert.Null(line);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void A_binary_event_that_is_not_JSON_has_an_error()
    {
        var message = Message("x", ("ce_specversion", "1.0"), ("ce_id", "1"), ("ce_type", "t"), ("content-type", "text/plain"));

        Assert.False(MessageReader.TryRead(message, out _, out var error));

        Assert.Equal("content-type: expected application/json", error);
    }

    [Fact]
    public void The_same_message_always_has_the_same_id()
    {
        const string value = """{"name":"n","timestamp":"2026-11-23T19:29:34Z","data":{}}""";

        Assert.Equal(Read(value).Id, Read(value).Id);
        Assert.NotNull(Read(value).Id);
    }

    private static Dictionary<string, string> HeadersOf(JsonElement headers) =>
        headers.EnumerateObject().ToDictionary(static header => header.Name, static header => $"{header.Value}", StringComparer.Ordinal);

    private static EventLine Read(string value, IReadOnlyDictionary<string, string>? headers = null)
    {
        var message = Message(value, [.. (headers ?? new Dictionary<string, string>()).Select(static pair => (pair.Key, pair.Value))]);
        Assert.True(MessageReader.TryRead(message, out var line, out var error), error);
        return line;
    }

    private static IncomingMessage Message(string value, params (string Name, string Value)[] headers) => new(
        Encoding.UTF8.GetBytes(value),
        name => Array.Find(headers, header => header.Name == name).Value is { } text
            ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(text)
            : null,
        "events/1-0",
        Stored);
}
