using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Envelope;

/// <summary>Tests what processors and backends can read from an event.</summary>
public sealed class EventEnvelopeTests
{
    private const string Data = """{"text":"a\"b","number":1.50,"list":[{"text":1}],"k\\ey":true}""";

    [Fact]
    public void Data_and_context_are_views_of_the_line() => Look(static envelope =>
    {
        Assert.Equal(Data, Encoding.UTF8.GetString(envelope.DataJson));
        Assert.Equal("""{"user":1}""", Encoding.UTF8.GetString(envelope.ContextJson));
        Assert.True(envelope.Json.Overlaps(envelope.DataJson));
        Assert.True(envelope.Json.Overlaps(envelope.ContextJson));
    });

    [Fact]
    public void Fields_of_the_data_are_found() => Look(static envelope =>
    {
        Assert.True(envelope.TryGetData("text", out var text));
        Assert.Equal("a\"b", text.GetString());
        Assert.True(envelope.TryGetData("number", out var number));
        Assert.Equal("1.50", number.GetRawText());
        Assert.True(envelope.TryGetData("list", out var list));
        Assert.Equal("""[{"text":1}]""", list.GetRawText());
        Assert.True(envelope.TryGetData("k\\ey", out var escaped));
        Assert.True(escaped.GetBoolean());
        Assert.False(envelope.TryGetData("Text", out _));
        Assert.False(envelope.TryGetData("user", out _));
    });

    [Fact]
    public void Values_of_the_context_are_found() => Look(static envelope =>
    {
        Assert.True(envelope.TryGetContext("user", out var user));
        Assert.Equal(1, user.GetInt32());
        Assert.False(envelope.TryGetContext("text", out var none));
        Assert.Equal(JsonValueKind.Undefined, none.ValueKind);
    });

    [Fact]
    public void Fields_of_the_line_are_found() => Look(static envelope =>
    {
        Assert.True(envelope.TryGetField("name", out var name));
        Assert.Equal("test.event", name.GetString());
        Assert.True(envelope.TryGetField("timestamp", out var timestamp));
        Assert.Equal(envelope.Timestamp, timestamp.GetDateTimeOffset());
        Assert.True(envelope.TryGetField("data", out _));
        Assert.True(envelope.TryGetField("context", out _));
        Assert.True(envelope.WithField("source", "a").TryGetField("source", out _));
        Assert.False(envelope.TryGetField("text", out _));
    });

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Data_without_fields_has_none(string json) =>
        Look(json, static envelope => Assert.False(envelope.TryGetData("text", out _)));

    [Fact]
    public void Found_values_outlive_the_event()
    {
        JsonElement found = default;
        Look(envelope => Assert.True(envelope.TryGetData("list", out found)));

        Look("""{"list":"another"}""", static _ => { });

        Assert.Equal("""[{"text":1}]""", found.GetRawText());
    }

    [Fact]
    public void A_key_cannot_be_null() => Look(static envelope =>
    {
        try
        {
            envelope.TryGetData(null!, out _);
            Assert.Fail("A null key was accepted.");
        }
        catch (ArgumentNullException)
        {
        }
    });

    [Fact]
    public void ToString_identifies_the_event_without_its_data() => Look(static envelope =>
        Assert.Equal($"test.event {envelope.Id}", envelope.ToString()));

    private delegate void Looking(EventEnvelope envelope);

    private static void Look(Looking look) => Look(Data, look);

    private static void Look(string data, Looking look) => Rewritten.Event(data, """{"user":1}""", envelope =>
    {
        look(envelope);
        return envelope;
    });
}
