using System.Text;
using System.Text.Json;
using EventTracking.Reading.Tests.Events;

namespace EventTracking.Reading.Tests;

/// <summary>Lines of this library and of others are taken apart.</summary>
public sealed class EventLineTests
{
    [Fact]
    public void A_line_of_any_order_and_spacing_is_taken_apart()
    {
        var id = Guid.Parse("0198c8f0-0000-7000-8000-000000000001");
        var json = $$"""
             { "id" : "{{id}}", "context": {"a": 1}, "data" : [1, 2], "version": 3, "x": {},
              "timestamp" : "2014-03-03T16:19:05+02:00", "name" : "caf\u00e9" }
            """;
        Assert.True(EventLine.TryParse(Encoding.UTF8.GetBytes(json + "\n"), out var line, out _));

        Assert.Equal(("café", id, 3), (line.Name, line.Id, line.Version));
        Assert.Equal(new DateTimeOffset(2014, 3, 3, 16, 19, 5, TimeSpan.FromHours(2)), line.Timestamp);
        Assert.Equal(("[1, 2]", "{\"a\": 1}"), (Encoding.UTF8.GetString(line.Data.Span), Encoding.UTF8.GetString(line.Context.Span)));
    }

    [Theory]
    [InlineData("", "(byte 0)")]
    [InlineData("[]", "expected an object but found an array")]
    [InlineData("""{"name":"a","timestamp":"2014-03-03T16:19:05Z"}""", "data: is missing")]
    [InlineData("""{"name":"a","data":{}}""", "timestamp: is missing")]
    [InlineData("""{"name":1,"data":{}}""", "name: expected a string")]
    [InlineData("""{"name":"a","timestamp":"yesterday"}""", "timestamp: expected a date and time")]
    [InlineData("""{"version":0}""", "version: expected a positive integer")]
    [InlineData("""{"name":"a","data":{}} {}""", "is not JSON")]
    [InlineData("""{"name":"a","data":{"b":[1,}}""", "data.b[1]: is not JSON")]
    public void What_is_not_a_line_is_an_error(string json, string error)
    {
        Assert.False(EventLine.TryParse(Encoding.UTF8.GetBytes(json), out var line, out var found));
        Assert.Null(line);
        Assert.Contains(error, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_an_error()
    {
        Assert.False(EventLine.TryParse(new byte[] { (byte)'"', 0xC3, 0x28 }, out _, out var error));
        Assert.StartsWith("is not UTF-8", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_an_envelope_and_an_element_read_as_the_same_event()
    {
        var original = new HandWritten("a", 2);
        HandWritten? fromEnvelope = null;
        byte[] json = [];
        using (var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["last"] = new DelegateBackend((in EventEnvelope envelope) =>
            {
                json = envelope.Json.ToArray();
                Assert.True(EventReader.TryRead(in envelope, out fromEnvelope, out _));
                Assert.False(EventReader.TryRead<OrderPlaced>(in envelope, out _, out var error));
                Assert.Equal("expected the event 'org.example.order.placed' but found another event", error.Reason);
            }),
        }))
        {
            tracker.Emit(original);
        }

        Assert.True(EventLine.TryParse(json, out var line, out _));
        Assert.True(EventReader.TryRead<HandWritten>(line, out var fromLine, out _));
        Assert.True(EventReader.TryRead<HandWritten>(JsonElement.Parse(json).GetProperty("data"), out var fromElement, out _));
        Assert.Equal([original, original, original], [fromEnvelope!, fromLine, fromElement]);
        Assert.False(EventReader.TryRead<OrderPlaced>(line, out _, out var other));
        Assert.Equal("name", other.Path);
    }
}
