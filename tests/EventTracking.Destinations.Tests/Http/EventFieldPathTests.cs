using System.Text.Json;
using EventTracking.Http.Fields;

namespace EventTracking.Destinations.Tests.Http;

public sealed class EventFieldPathTests
{
    private const string Data = """
        {"order":{"id":"o-7","lines":[1]},"count":-12,"big":18446744073709551616,"price":1.5,"exponent":1e3,"empty":"","gone":null,
        "paid":true,"text":"\u0000\u00fc\ud83d\ude00\"","key with space":"x"}
        """;

    [Theory]
    [InlineData("data.order.id", "o-7")]
    [InlineData("data.count", "-12")]
    [InlineData("data.big", "18446744073709551616")]
    [InlineData("data.empty", "")]
    [InlineData("data.text", "\0\u00fc\U0001F600\"")]
    [InlineData("context.user_id", "10938")]
    public void A_string_is_read_as_it_is_and_an_integer_as_its_digits(string path, string expected)
    {
        Assert.True(Read(path, out var value, out var reason));
        Assert.Equal(expected, value);
        Assert.Null(reason);
    }

    [Theory]
    [InlineData("data.absent", "The event has no field data.absent.")]
    [InlineData("data.order.id.more", "The event has no field data.order.id.more.")]
    [InlineData("data.Count", "The event has no field data.Count.")]
    [InlineData("context.order", "The event has no field context.order.")]
    [InlineData("data.order", "The field data.order is an object; expected a string or an integer.")]
    [InlineData("data.order.lines", "The field data.order.lines is an array; expected a string or an integer.")]
    [InlineData("data.price", "The field data.price is a number with a fraction or an exponent; expected a string or an integer.")]
    [InlineData("data.exponent", "The field data.exponent is a number with a fraction or an exponent; expected a string or an integer.")]
    [InlineData("data.paid", "The field data.paid is true or false; expected a string or an integer.")]
    [InlineData("data.gone", "The field data.gone is null; expected a string or an integer.")]
    public void Any_other_field_has_a_reason(string path, string expected)
    {
        Assert.False(Read(path, out var value, out var reason));
        Assert.Null(value);
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("context.")]
    [InlineData("context..id")]
    [InlineData(".user_id")]
    [InlineData("user_id")]
    [InlineData("Context.user_id")]
    [InlineData("name.x")]
    [InlineData("context.user id")]
    [InlineData(" context.user_id")]
    [InlineData("context.a\0b")]
    public void Other_text_is_not_a_path(string? text)
    {
        Assert.False(EventFieldPath.TryParse(text, out var path));
        Assert.Null(path);
    }

    private static bool Read(string text, out string? value, out string? reason)
    {
        Assert.True(EventFieldPath.TryParse(text, out var path));
        Assert.Equal(text, path.Text);

        string? readValue = null, readReason = null;
        var isRead = false;
        var reading = new DelegateBackend((in EventEnvelope envelope) => isRead = path.TryRead(in envelope, out readValue, out readReason));
        using (var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["reading"] = reading }))
        using (tracker.Context("session", new EventContext { ["user_id"] = 10938 }))
        {
            using var data = JsonDocument.Parse(Data);
            tracker.Emit("com.example.order.placed", data.RootElement);
        }

        (value, reason) = (readValue, readReason);
        return isRead;
    }
}
