using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.OpenTelemetry;
using EventTracking.Shared.Differential;
using Google.Protobuf;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>The bytes of requests, decoded by Google.Protobuf.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private const int EventsOfAShape = 20;

    private readonly HttpReceiver _receiver = new();

    public static TheoryData<string> Shapes => [.. AllShapes.ByName.Keys.Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync() => await _receiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_decodes_to_the_values_of_its_JSON(string shape)
    {
        var data = AllShapes.ByName[shape].Take(EventsOfAShape).Select(static written => JsonElement.Parse(written.Data)).ToArray();

        var records = await SendAsync(tracker =>
        {
            foreach (var one in data)
                tracker.Emit("shape", one);
        });

        Assert.Equal(data.Length, records.Count);
        Assert.All(data.Zip(records), static pair =>
        {
            var (expected, actual) = (DecodedLogs.ExpectedJson(pair.First.GetRawText()), DecodedLogs.JsonOf(pair.Second.Body));
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)), $"{expected} but found {actual}");
        });
    }

    [Theory]
    [InlineData("0", AnyValue.ValueOneofCase.IntValue)]
    [InlineData("-9223372036854775808", AnyValue.ValueOneofCase.IntValue)]
    [InlineData("9223372036854775807", AnyValue.ValueOneofCase.IntValue)]
    [InlineData("9223372036854775808", AnyValue.ValueOneofCase.StringValue)]
    [InlineData("18446744073709551615", AnyValue.ValueOneofCase.StringValue)]
    [InlineData("100000000000000000000", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("-0", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("0.30000000000000004", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("1234.5600", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("0.000e5", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("1E+2", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("5e-324", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("1.7976931348623157e308", AnyValue.ValueOneofCase.DoubleValue)]
    [InlineData("1e309", AnyValue.ValueOneofCase.StringValue)]
    [InlineData("1e-999999999999999999999", AnyValue.ValueOneofCase.StringValue)]
    [InlineData("0.1000000000000000055511151231257827", AnyValue.ValueOneofCase.StringValue)]
    [InlineData("79228162514264337593543950335", AnyValue.ValueOneofCase.StringValue)]
    public async Task A_number_has_the_first_type_that_holds_it_exactly(string number, AnyValue.ValueOneofCase expected)
    {
        var record = Assert.Single(await SendAsync(tracker => tracker.Emit("number", JsonElement.Parse(number))));

        Assert.Equal(expected, record.Body.ValueCase);
        var json = expected is AnyValue.ValueOneofCase.StringValue ? record.Body.StringValue : DecodedLogs.JsonOf(record.Body);
        Assert.True(json == number || JsonElement.DeepEquals(JsonElement.Parse(number), JsonElement.Parse(json)), json);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(3_000_000)]
    public async Task A_request_is_as_short_as_Google_writes_it(int textLength)
    {
        var data = new Dictionary<string, object?>
        {
            ["text"] = new string('x', textLength),
            ["list"] = new[] { 1, 2 },
            ["quoted"] = "\"a\"\n",
        };

        await SendAsync(tracker => tracker.Emit("text", data));

        var body = Assert.Single(_receiver.Received).Body;
        Assert.Equal(ExportLogsServiceRequest.Parser.ParseFrom(body).CalculateSize(), body.Length);
    }

    [Fact]
    public async Task Trace_and_span_of_the_context_become_those_of_the_record()
    {
        var context = new EventContext
        {
            ["trace_id"] = "4bf92f3577b34da6a3ce929d0e0e4736",
            ["span_id"] = "00f067aa0ba902b7",
            ["host"] = "shop",
        };

        var record = Assert.Single(await SendAsync(tracker => EmitIn(tracker, context)));

        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", Convert.ToHexStringLower(record.TraceId.Span));
        Assert.Equal("00f067aa0ba902b7", Convert.ToHexStringLower(record.SpanId.Span));
        Assert.Equal(["event.id", "microsoft.custom_event.name", "host"], record.Attributes.Select(static one => one.Key));
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("4BF92F3577B34DA6A3CE929D0E0E4736")]
    [InlineData("0HN8V0C3GKB2T:00000001")]
    [InlineData("")]
    public async Task A_trace_id_in_another_form_stays_an_attribute(string traceId)
    {
        var record = Assert.Single(await SendAsync(tracker => EmitIn(tracker, new EventContext { ["trace_id"] = traceId })));

        Assert.Empty(record.TraceId);
        Assert.Equal(traceId, record.Attributes.Single(static one => one.Key == "trace_id").Value.StringValue);
    }

    [Fact]
    public async Task A_field_of_the_context_cannot_replace_the_id()
    {
        var record = Assert.Single(await SendAsync(tracker => EmitIn(tracker, new EventContext { ["event.id"] = "forged" })));

        Assert.True(Guid.TryParse(record.Attributes.Single(static one => one.Key == "event.id").Value.StringValue, out _));
        Assert.Equal("forged", record.Attributes.Single(static one => one.Key == "context.event.id").Value.StringValue);
    }

    [Fact]
    public async Task The_resource_and_the_scope_are_sent()
    {
        var options = new OpenTelemetryOptions
        {
            Endpoint = new Uri($"{_receiver.Url}/v1/logs"),
            ServiceName = "shop",
            ServiceVersion = "1.2.3",
            ResourceAttributes = new Dictionary<string, string> { ["deployment.environment.name"] = "test" },
        };

        await Delivery.OfAsync(new OpenTelemetryDestination(options), static tracker => tracker.Emit(SomeEvents.AllKinds));

        var request = Assert.Single(_receiver.Received);
        Assert.Equal("/v1/logs", request.Path);
        Assert.Equal("application/x-protobuf", request.Headers["Content-Type"]);
        var logs = Assert.Single(ExportLogsServiceRequest.Parser.ParseFrom(request.Body).ResourceLogs);
        Assert.Equal(
            ["service.name=shop", "deployment.environment.name=test", "service.version=1.2.3"],
            logs.Resource.Attributes.Select(static one => $"{one.Key}={one.Value.StringValue}"));
        var scope = Assert.Single(logs.ScopeLogs);
        Assert.Equal("EventTracking", scope.Scope.Name);
        Assert.Matches(@"^\d+\.\d+\.\d+$", scope.Scope.Version);
        var record = Assert.Single(scope.LogRecords);
        Assert.Equal((9, 3), (record.SeverityNumber, record.Attributes.Single(static one => one.Key == "event.version").Value.IntValue));
    }

    [Theory]
    [InlineData(1969)]
    [InlineData(2555)]
    public async Task An_event_outside_the_years_of_OTLP_is_rejected(int year)
    {
        var delivery = await Delivery.OfAsync(Create(), tracker =>
        {
            tracker.Emit("other.year", null, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
            tracker.Emit("now");
        });

        Assert.Equal(
            "The event's timestamp is before 1970 or after 2554, which OTLP cannot express.",
            Assert.Single(delivery.DeadLetters["other.year"]));
        Assert.Equal(1, delivery.Account.Delivered);
    }

    [Fact]
    public async Task A_batch_above_the_limit_is_sent_as_several_requests()
    {
        var destination = new OpenTelemetryDestination(
            new OpenTelemetryOptions { Endpoint = new Uri(_receiver.Url), MaxRequestBytes = 2_000 });

        var delivery = await Delivery.OfAsync(destination, static tracker =>
        {
            for (var i = 0; i < 50; i++)
                tracker.Emit("small", new Dictionary<string, object?> { ["text"] = new string('x', 300) });
            tracker.Emit("large", new Dictionary<string, object?> { ["text"] = new string('x', 2_000) });
        });

        Assert.Equal((50, 1), (delivery.Account.Delivered, delivery.Account.DeadLettered));
        Assert.Matches(
            @"^The event is too large: 2,\d\d\d bytes\. The destination accepts at most 2,000 bytes per request\.$",
            Assert.Single(delivery.DeadLetters["large"]));
        Assert.All(_receiver.Received, static request => Assert.InRange(request.Body.Length, 1, 2_000));
    }

    private OpenTelemetryDestination Create() => new(new OpenTelemetryOptions { Endpoint = new Uri(_receiver.Url) });

    private async Task<IReadOnlyList<LogRecord>> SendAsync(Action<Tracker> emit)
    {
        await Delivery.OfAsync(Create(), emit);
        return [.. _receiver.Received.SelectMany(static request => DecodedLogs.RecordsOf(request.Body))];
    }

    private static void EmitIn(Tracker tracker, EventContext context)
    {
        using (tracker.Context("request", context))
            tracker.Emit("test");
    }
}
