using System.Text.Json;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

/// <summary>Compares requests, field by field, with those that the vendors' own clients send for the same event.</summary>
public sealed class VendorClientTests
{
    private const string Key = "the-key";

    private static readonly DateTimeOffset Time = new(2026, 11, 23, 19, 29, 34, 718, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");

    [Fact]
    public async Task Segment_gets_what_its_client_sends()
    {
        NodeModules.SkipUnlessInstalled("@segment/analytics-node");
        var (ours, theirs) = await BothRequestsAsync(HttpDialect.Segment, "/v1/batch", """
            const { Analytics } = load("@segment/analytics-node");
            const client = new Analytics({ writeKey: event.key, host: url, path: "/v1/batch", flushAt: 1 });
            client.track({ userId: event.user, anonymousId: event.device, event: event.name, messageId: event.id,
                properties: event.data, context: event.context, timestamp: new Date(event.time) });
            await client.closeAndFlush();
            """);

        Assert.Equal(theirs.Headers["Authorization"], ours.Headers["Authorization"]);

        // The client also repeats the key, and adds settings of its own.
        AssertSame(theirs, ours, "batch", "integrations", "_metadata.nodeVersion", "_metadata.jsRuntime", "writeKey",
            "context.library.name", "context.library.version");
    }

    [Fact]
    public async Task PostHog_gets_what_its_client_sends()
    {
        NodeModules.SkipUnlessInstalled("posthog-node");
        var (ours, theirs) = await BothRequestsAsync(HttpDialect.PostHog, "/batch/", """
            const { PostHog } = load("posthog-node");
            const client = new PostHog(event.key, { host: url, flushAt: 1, disableGeoip: false });
            client.capture({ distinctId: event.user, event: event.name, uuid: event.id, timestamp: new Date(event.time),
                properties: { ...event.context, ...event.data } });
            await client.shutdown();
            """);

        // PostHog corrects the clocks of browsers by the time of sending. A server's is right.
        AssertSame(theirs, ours, "batch", "sent_at", "properties.$lib", "properties.$lib_version", "properties.$is_server");
    }

    [Fact]
    public async Task Amplitude_gets_what_its_client_sends()
    {
        NodeModules.SkipUnlessInstalled("@amplitude/analytics-node");
        var (ours, theirs) = await BothRequestsAsync(HttpDialect.Amplitude, "/2/httpapi", """
            const client = load("@amplitude/analytics-node").createInstance();
            await client.init(event.key, { serverUrl: url + "/2/httpapi", flushQueueSize: 1, flushIntervalMillis: 10 }).promise;
            await client.track({ event_type: event.name, user_id: event.user, device_id: event.device, time: Date.parse(event.time),
                insert_id: event.id, event_properties: { ...event.context, ...event.data } }).promise;
            """);

        // The client numbers its events. Ids as short as ours may be are allowed by an option.
        AssertSame(theirs, ours, "events", "event_id", "library", "client_upload_time", "options.min_id_length", "options");
    }

    private static async Task<(ReceivedRequest Ours, ReceivedRequest Theirs)> BothRequestsAsync(
        HttpDialect dialect, string path, string script)
    {
        await using var receiver = await HttpReceiver.StartNewAsync(
            static _ => HttpReceiver.Answer.Json(200, """{"code":200,"status":"Ok","success":true}"""));
        var data = new Dictionary<string, object?>
        {
            ["order_id"] = "o-1",
            ["total"] = 12.5,
            ["items"] = new[] { 1, 2 },
            ["gift"] = false,
            ["note"] = null,
            ["address"] = new Dictionary<string, object?> { ["city"] = "Zürich \"Süd\" 🎉" },
        };
        var context = new EventContext { ["user_id"] = 10938, ["device"] = "d-1", ["locale"] = "de-CH" };
        var options = new HttpOptions
        {
            Dialect = dialect,
            Endpoint = new Uri(receiver.Url + path),
            ApiKey = Key,
            AnonymousIdField = "context.device",
            Names = new Dictionary<string, string> { ["com.example.order.placed"] = "Order Completed" },
        };

        await Delivery.OfAsync(new HttpDestination(options), tracker =>
        {
            using (tracker.Context("visitor", context))
                tracker.Emit("com.example.order.placed", data, Time, Id);
        });
        var sent = new
        {
            key = Key,
            name = "Order Completed",
            user = "10938",
            device = "d-1",
            id = Id,
            time = Time,
            data,
            context = new { user_id = 10938, device = "d-1", locale = "de-CH" },
        };
        await Script.ForEachLine(
            "node",
            "-e",
            $$"""
            {{NodeModules.Load}}
            const [url, event] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
            (async () => { {{script}} process.stdout.write("sent\n"); process.exit(0); })();
            """,
            [JsonSerializer.Serialize(new object[] { receiver.Url, sent })]);

        Assert.Equal(2, receiver.Received.Count);
        Assert.All(receiver.Received, request => Assert.Equal((path, "application/json"), (request.Path, request.Headers["Content-Type"])));
        return (receiver.Received[0], receiver.Received[1]);
    }

    /// <summary>Asserts that both requests have the same values, except those named.</summary>
    private static void AssertSame(ReceivedRequest theirs, ReceivedRequest ours, string batch, params string[] except)
    {
        var (expected, actual) = (Leaves(theirs, batch), Leaves(ours, batch));
        foreach (var name in except)
        {
            Assert.True(expected.Remove(name) | actual.Remove(name), $"No request has {name}.");
            Assert.False(expected.Keys.Concat(actual.Keys).Any(key => key.StartsWith($"{name}.", StringComparison.Ordinal)), name);
        }

        expected.Remove("sentAt");
        actual.Remove("sentAt");
        Assert.Equal(expected, actual);
    }

    /// <summary>Returns the values of a request with one event, by path. Times are instants.</summary>
    private static SortedDictionary<string, string> Leaves(ReceivedRequest request, string batch)
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in JsonElement.Parse(request.Body).EnumerateObject())
        {
            if (member.Name == batch)
                Add(leaves, "", Assert.Single(member.Value.EnumerateArray()));
            else
                Add(leaves, member.Name, member.Value);
        }

        return leaves;
    }

    private static void Add(SortedDictionary<string, string> leaves, string path, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            leaves[path] = value.ValueKind is JsonValueKind.String && path == "timestamp" ? $"{value.GetDateTimeOffset():O}"
                : value.ValueKind is JsonValueKind.String ? value.GetString()!
                : value.GetRawText();
            return;
        }

        if (!value.EnumerateObject().Any())
            leaves[path] = "{}";
        foreach (var member in value.EnumerateObject())
            Add(leaves, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
    }
}
