using System.Text;
using EventTracking.Reading.Tests.Events;

namespace EventTracking.Reading.Tests;

/// <summary>Errors have a path, a position and a reason, and no value of the event.</summary>
public sealed class StrictnessTests
{
    private const string Good =
        """{"order_id":"a","lines":[{"sku":"b","price":1.50,"count":2}],"status":"paid_in_full","boxes":3,"tags":{}}""";

    [Fact]
    public void Absent_fields_keep_their_defaults()
    {
        var read = Read(Good);

        Assert.Equal(("a", Status.PaidInFull, 3, null, 5), (read.OrderId, read.Status, read.Boxes, read.Note, read.Priority));
        Assert.Equal([new OrderLine("b", 1.50m) { Count = 2, Unit = "piece" }], read.Lines);
    }

    [Theory]
    [InlineData("\"order_id\":\"a\"", "\"order_id\":null", "order_id", "expected a string but found null")]
    [InlineData("\"order_id\":\"a\",", "", "order_id", "is missing")]
    [InlineData(",\"count\":2", "", "lines[0].count", "is missing")]
    [InlineData("\"sku\":\"b\"", "\"sku\":7", "lines[0].sku", "expected a string but found a number")]
    [InlineData("\"sku\":\"b\"", "\"sku\":\"\\ud800\"", "lines[0].sku", "expected text but found bytes or escapes that are not Unicode")]
    [InlineData("\"count\":2", "\"count\":2.0", "lines[0].count", "expected an integer from -2147483648 to 2147483647")]
    [InlineData("\"count\":2", "\"count\":2,\"unit\":null", "lines[0].unit", "expected a string but found null")]
    [InlineData("[{", "[{\"sku\":\"x\",\"price\":0,\"count\":1},{", "", null)]
    [InlineData("[{", "[null,{", "lines[0]", "expected an object but found null")]
    [InlineData("\"paid_in_full\"", "\"paid\"", "status", "expected one of open, paid_in_full")]
    [InlineData("\"paid_in_full\"", "true", "status", "expected the name of an enum value but found a boolean")]
    [InlineData("\"boxes\":3", "\"boxes\":256", "boxes", "expected an integer from 0 to 255")]
    [InlineData("\"boxes\":3", "\"boxes\":\"3\"", "boxes", "expected an integer but found a string")]
    [InlineData("\"tags\":{}", "\"tags\":{\"k\":\"v\"}", "tags.k", "expected a GUID but found another string")]
    [InlineData("\"tags\":{}", "\"tags\":[]", "tags", "expected an object but found an array")]
    [InlineData("\"tags\":{}", "\"tags\":{\"a b\":{}}", "tags.\"a b\"", "expected a GUID but found an object")]
    [InlineData("\"tags\":{}", "\"tags\":{},", "tags", "is not JSON, or is nested too deeply")]
    [InlineData("\"boxes\":3", "\"boxes\":x", "boxes", "is not JSON, or is nested too deeply")]
    public void An_error_has_the_path_and_the_reason(string good, string bad, string path, string? reason)
    {
        var data = Good.Replace(good, bad, StringComparison.Ordinal);
        var isRead = EventReader.TryReadData<OrderPlaced>(Encoding.UTF8.GetBytes(data), out var read, out var error);

        Assert.Equal((reason is null, reason is not null), (isRead, read is null));
        if (reason is not null)
            Assert.Equal((path, reason), (error!.Path, error.Reason));
    }

    [Fact]
    public void An_error_has_the_position_in_the_line()
    {
        var line = """{"name":"org.example.order.placed","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"order_id":5}}""";
        Assert.False(EventReader.TryRead<OrderPlaced>(Encoding.UTF8.GetBytes(line), out _, out var error));
        Assert.Equal(("order_id", line.IndexOf('5', line.IndexOf("order_id", StringComparison.Ordinal))), (error.Path, error.BytePosition));
        Assert.Equal($"order_id: expected a string but found a number (byte {error.BytePosition})", error.ToString());
    }

    [Fact]
    public void Unknown_fields_are_skipped_unless_reading_is_strict()
    {
        var data = Encoding.UTF8.GetBytes(Good.Replace("\"sku\"", "\"new\":{\"a\":[1]},\"sku\"", StringComparison.Ordinal));

        Assert.True(EventReader.TryReadData<OrderPlaced>(data, out _, out _));
        Assert.False(EventReader.TryReadData<OrderPlaced>(data, out _, out var error, new EventReadOptions { Strict = true }));
        Assert.Equal(("lines[0].new", "is not a field of the event"), (error.Path, error.Reason));
    }

    [Fact]
    public void A_long_name_is_shortened_between_two_characters()
    {
        var start = new string('a', 99);
        var data = Encoding.UTF8.GetBytes($$"""{"{{start}}😀": 1}""");

        Assert.False(EventReader.TryReadData<OrderPlaced>(data, out _, out var error, new EventReadOptions { Strict = true }));
        Assert.Equal((start, "is not a field of the event"), (error.Path, error.Reason));
    }

    [Fact]
    public void Fields_can_have_any_order_and_the_last_of_a_name_counts()
    {
        var data = """{"tags":{},"boxes":1,"status":1,"lines":[],"order\u005fid":"a","boxes":2,"note":"n"}""";
        var read = Read(data);
        Assert.Equal(("a", 2, "n", Status.PaidInFull), (read.OrderId, read.Boxes, read.Note, read.Status));
    }

    [Fact]
    public void A_constructor_that_throws_is_an_error()
    {
        Assert.False(EventReader.TryReadData<Rejecting>("""{"number":{"value":0}}"""u8, out _, out var error));
        Assert.Equal(("number", "the value was rejected with ArgumentOutOfRangeException"), (error.Path, error.Reason));
    }

    [Fact]
    public void Value_readers_read_what_value_writers_write()
    {
        var painted = new Painted(new Color(1, 2, 255), null);
        Assert.True(EventReader.TryReadData<Painted>("""{"color":"0102FF","border":null}"""u8, out var read, out _));
        Assert.Equal(painted, read);
        Assert.False(EventReader.TryReadData<Painted>("""{"color":"0102F","border":null}"""u8, out _, out var error));
        Assert.Equal(("color", "expected six hexadecimal digits"), (error.Path, error.Reason));
    }

    [Fact]
    public void An_event_can_be_read_by_hand()
    {
        Assert.True(EventReader.TryReadData<HandWritten>("""{"title":"a"}"""u8, out var read, out _));
        Assert.Equal(new HandWritten("a", 0), read);
    }

    [Fact]
    public void Lines_beyond_the_limit_are_rejected()
    {
        var data = Encoding.UTF8.GetBytes(Good + new string(' ', 300_000));
        Assert.False(EventReader.TryReadData<OrderPlaced>(data, out _, out var error));
        Assert.Contains("more than the limit of 262144", error.Reason, StringComparison.Ordinal);
        Assert.True(EventReader.TryReadData<OrderPlaced>(data, out _, out _, new EventReadOptions { MaxBytes = int.MaxValue }));
    }

    private static OrderPlaced Read(string data)
    {
        if (!EventReader.TryReadData<OrderPlaced>(Encoding.UTF8.GetBytes(data), out var read, out var error))
            Assert.Fail(error.ToString());
        return read;
    }
}
