using System.Text.Json;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

/// <summary>The answers of analytics services, and what they would discard silently.</summary>
public sealed class VendorAnswerTests
{
    private const string Key = "key-that-must-not-be-logged";

    public static TheoryData<HttpDialect> Vendors =>
        [HttpDialect.Segment, HttpDialect.RudderStack, HttpDialect.PostHog, HttpDialect.Amplitude];

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task An_event_without_a_user_id_is_rejected_before_it_is_sent(HttpDialect vendor)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();

        var delivery = await Delivery.OfAsync(Create(receiver, vendor), static tracker =>
        {
            tracker.Emit("none");
            tracker.Emit("fraction", Data(("user_id", 1.5)));
            tracker.Emit("empty", Data(("user_id", "")));
            tracker.Emit("text", Data(("user_id", "u-1")));
            tracker.Emit("number", Data(("user_id", 10938)));
        });

        const string remedy = " Set UserIdField or AnonymousIdField to a field that every event has.";
        Assert.Equal($"The event has no field data.user_id.{remedy}", Assert.Single(delivery.DeadLetters["none"]));
        Assert.Equal(
            $"The field data.user_id is a number with a fraction or an exponent; expected a string or an integer.{remedy}",
            Assert.Single(delivery.DeadLetters["fraction"]));
        Assert.Equal($"The field data.user_id is empty.{remedy}", Assert.Single(delivery.DeadLetters["empty"]));
        Assert.Equal((2, 3), (delivery.Account.Delivered, delivery.Account.DeadLettered));
        Assert.All(receiver.Received, static request => Assert.DoesNotContain("fraction", request.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpDialect.Segment, 32_000)]
    [InlineData(HttpDialect.RudderStack, 4_000_000)]
    [InlineData(HttpDialect.PostHog, 1_000_000)]
    [InlineData(HttpDialect.Amplitude, 1_000_000)]
    public async Task An_event_above_the_limit_of_the_vendor_is_rejected_with_its_size(HttpDialect vendor, int limit)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();

        var delivery = await Delivery.OfAsync(Create(receiver, vendor), tracker =>
        {
            tracker.Emit("large", Data(("user_id", "u-1"), ("text", new string('x', limit))));
            tracker.Emit("fits", Data(("user_id", "u-1"), ("text", new string('x', limit - 1_000))));
        });

        Assert.Equal(1, delivery.Account.Delivered);
        Assert.Matches(
            FormattableString.Invariant($@"^The event is too large: [\d,]+ bytes\. The destination accepts at most {limit:N0} bytes per"),
            Assert.Single(delivery.DeadLetters["large"]));
    }

    [Theory]
    [InlineData(HttpDialect.Segment, 500_000, int.MaxValue)]
    [InlineData(HttpDialect.RudderStack, 4_000_000, int.MaxValue)]
    [InlineData(HttpDialect.Amplitude, 1_000_000, 2_000)]
    public async Task A_batch_above_the_limits_of_the_vendor_is_sent_as_several_requests(HttpDialect vendor, int maxBytes, int maxCount)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();
        const int count = 5_000;
        var options = new BatchingOptions
        {
            MaxBatchCount = count,
            MaxBatchBytes = 16 * 1024 * 1024,
            MaxBatchAge = TimeSpan.FromMinutes(1),
        };
        await using (var backend = new BatchingBackend(Create(receiver, vendor), options))
        await using (var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["vendor"] = backend }))
        {
            for (var i = 0; i < count; i++)
                tracker.Emit("order", Data(("user_id", "u-1"), ("number", i), ("text", new string('x', i % 2 == 0 ? 0 : 2_000))));
            await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken);
        }

        var numbers = receiver.Received.SelectMany(request => EventsOf(request, vendor))
            .Select(static one => one.GetProperty(one.TryGetProperty("event_properties", out _) ? "event_properties" : "properties"))
            .Select(static properties => properties.GetProperty("number").GetInt32());
        Assert.Equal(Enumerable.Range(0, count), numbers);
        Assert.True(receiver.Received.Count > 1);
        Assert.All(receiver.Received, request => Assert.InRange(request.Body.Length, 1, maxBytes));
        Assert.All(receiver.Received, request => Assert.InRange(EventsOf(request, vendor).Count(), 1, maxCount));
    }

    [Fact]
    public async Task Amplitude_gets_the_rest_again_after_it_has_listed_invalid_events()
    {
        await using var receiver = await HttpReceiver.StartNewAsync(static request =>
        {
            var names = EventsOf(request, HttpDialect.Amplitude).Select(static one => one.GetProperty("event_type").GetString()).ToList();
            var (bad, silenced) = (names.IndexOf("bad.1"), names.IndexOf("silenced"));
            return bad < 0 && silenced < 0 ? new HttpReceiver.Answer() : HttpReceiver.Answer.Json(400, $$"""
                {"code":400,"error":"Invalid field values on some events",
                "events_with_invalid_fields":{"time":[{{bad}},{{bad}},-7,900]},"silenced_events":[{{silenced}}]}
                """);
        });

        var delivery = await Delivery.OfAsync(Create(receiver, HttpDialect.Amplitude), static tracker =>
        {
            foreach (var name in (string[])["a", "bad.1", "b", "silenced", "c"])
                tracker.Emit(name, Data(("user_id", "u-1")));
        });

        Assert.Equal((3, 2), (delivery.Account.Delivered, delivery.Account.DeadLettered));
        Assert.Equal("Amplitude rejected the field 'time': invalid fields.", Assert.Single(delivery.DeadLetters["bad.1"]));
        Assert.Equal("The user or device is silenced.", Assert.Single(delivery.DeadLetters["silenced"]));
        Assert.Equal(
            ["a", "b", "c"],
            receiver.Received.SelectMany(static request => EventsOf(request, HttpDialect.Amplitude))
                .Select(static one => one.GetProperty("event_type").GetString()));
    }

    [Theory]
    [InlineData(HttpDialect.Amplitude, 400, """{"code":400,"error":"Invalid API key: key-that-must-not-be-logged"}""", "Unauthorized: ")]
    [InlineData(HttpDialect.Amplitude, 400, """{"code":400,"missing_field":"api_key"}""", "Unauthorized: ")]
    [InlineData(HttpDialect.Amplitude, 400, """{"code":400,"events_with_invalid_fields":{"time":"x"}}""", "Invalid: ")]
    [InlineData(HttpDialect.Amplitude, 400, "[]", "Invalid: ")]
    [InlineData(HttpDialect.Amplitude, 400, "not JSON", "Invalid: ")]
    [InlineData(HttpDialect.Amplitude, 413, "", "Invalid: ")]
    [InlineData(HttpDialect.Amplitude, 429, "{}", "RetryLater: ")]
    [InlineData(HttpDialect.RudderStack, 404, "source is disabled", "RetryLater: ")]
    [InlineData(HttpDialect.Segment, 404, "", "RetryLater: ")]
    [InlineData(HttpDialect.Segment, 401, "key-that-must-not-be-logged", "Unauthorized: ")]
    [InlineData(HttpDialect.Segment, 400, "malformed JSON", "Invalid: ")]
    [InlineData(HttpDialect.PostHog, 200, """{"status":"Ok","quota_limited":["events"]}""", "RetryLater: PostHog discards events because")]
    [InlineData(HttpDialect.PostHog, 200, """{"status":"Ok","quota_limited":["recordings"]}""", "Accepted")]
    [InlineData(HttpDialect.PostHog, 200, "1", "Accepted")]
    [InlineData(HttpDialect.PostHog, 408, "", "RetryLater: ")]
    [InlineData(HttpDialect.PostHog, 425, "", "RetryLater: ")]
    [InlineData(HttpDialect.PostHog, 500, "", "RetryLater: ")]
    public async Task An_answer_is_understood_and_never_repeats_the_key(HttpDialect vendor, int status, string body, string expected)
    {
        await using var receiver = await HttpReceiver.StartNewAsync(_ => HttpReceiver.Answer.Json(status, body));

        var result = await Delivery.FirstResultAsync(Create(receiver, vendor), "order");

        Assert.StartsWith(expected, result, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(HttpDialect.PostHog, "$create_alias")]
    [InlineData(HttpDialect.Amplitude, "$identify")]
    [InlineData(HttpDialect.Amplitude, "[Amplitude] Page Viewed")]
    public async Task Only_the_options_can_choose_a_name_that_the_vendor_acts_on(HttpDialect vendor, string name)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();

        var delivery = await Delivery.OfAsync(Create(receiver, vendor), tracker =>
        {
            tracker.Emit(name, Data(("user_id", "u-1")));
            tracker.Emit("page.viewed", Data(("user_id", "u-1")));
        });

        Assert.EndsWith("Map it to another name in Names.", Assert.Single(delivery.DeadLetters[name]), StringComparison.Ordinal);
        Assert.Equal(
            "$pageview",
            Assert.Single(receiver.Received.SelectMany(request => EventsOf(request, vendor)))
                .GetProperty(vendor is HttpDialect.Amplitude ? "event_type" : "event").GetString());
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Data_that_is_not_an_object_is_the_property_value(HttpDialect vendor)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();

        await Delivery.OfAsync(Create(receiver, vendor, userIdField: "context.user_id"), static tracker =>
        {
            using (tracker.Context("user", new EventContext { ["user_id"] = "u-1", ["value"] = "of the context" }))
                tracker.Emit("numbers", JsonElement.Parse("[1,2]"));
        });

        var sent = Assert.Single(receiver.Received.SelectMany(request => EventsOf(request, vendor)));
        var properties = sent.GetProperty(vendor is HttpDialect.Amplitude ? "event_properties" : "properties");
        Assert.Equal("[1,2]", properties.GetProperty("value").GetRawText());
    }

    private static HttpDestination Create(HttpReceiver receiver, HttpDialect vendor, string userIdField = "data.user_id") =>
        new(new HttpOptions
        {
            Dialect = vendor,
            Endpoint = new Uri($"{receiver.Url}/path"),
            ApiKey = Key,
            UserIdField = userIdField,
            Names = new Dictionary<string, string> { ["page.viewed"] = "$pageview" },
        });

    private static IEnumerable<JsonElement> EventsOf(ReceivedRequest request, HttpDialect vendor) =>
        JsonElement.Parse(request.Body).GetProperty(vendor is HttpDialect.Amplitude ? "events" : "batch").EnumerateArray();

    private static Dictionary<string, object?> Data(params (string Key, object? Value)[] fields) =>
        fields.ToDictionary(static field => field.Key, static field => field.Value, StringComparer.Ordinal);
}
