using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Hosting;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

/// <summary>An endpoint that stores NDJSON or CloudEvents.</summary>
public abstract class HttpUnderTest : DestinationUnderTest
{
    private const string Secret = "key-that-must-not-be-logged";
    private const string Invalid = "an event that the endpoint refuses";

    private readonly HttpReceiver _receiver = new();
    private int _targets;

    protected HttpUnderTest() => _receiver.Script = Answer;

    public override string Type => "Http";

    public override string? Missing => null;

    public override int Port => _receiver.Port;

    public override bool RemovesDuplicates => true;

    public override IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>
    {
        [11] = "NDJSON and CloudEvents have no answer that rejects some events. The vendors' answers have tests of their own.",
    };

    public override string InvalidData => $$"""{"text":"{{Invalid}}"}""";

    public override int OversizeBytes => MaxBytes;

    public override IReadOnlyList<string> Secrets => [Secret];

    public override IHttpFaults Http => _receiver;

    public override IReadOnlyList<InvalidOption> InvalidOptions =>
    [
        new("Endpoint", null,
            "Endpoint: is not valid. Expected the full URL to which events are posted, such as https://events.example.com/batch."),
        new("Endpoint", "ftp://example.com", "Endpoint: is not valid. Expected a URL that starts with http:// or https://."),
        new("Endpoint", "http://example.com:port/", "Endpoint: is not valid. Expected a URL that starts with http:// or https://."),
        new("Endpoint", "shop", "Endpoint: is not valid. Expected a URL that starts with http:// or https://."),
        new("Endpoint", "https://me:secret@example.com/",
            "Endpoint: is not valid. Expected a URL without a user name and password, which would not be sent; use a header instead."),
        new("Dialect", "Mixpanel",
            "Dialect: expected one of Ndjson, CloudEvents, Segment, RudderStack, PostHog, Amplitude, but found another value."),
        new("Headers:X-A", "a\nb",
            "Headers: is not valid. Expected at least one printable ASCII character, without line breaks as the value of 'X-A'."),
        new("Headers:Content-Type", "text/plain",
            "Headers: is not valid. Expected headers that the destination does not set itself, but found 'Content-Type'."),
        new("UserIdField", "user id",
            "UserIdField: is not valid. Expected \"context\" or \"data\" followed by the names of fields, such as context.user_id or "
            + "data.order.id."),
        new("Names:com.example.order", "", "Names: is not valid. Expected a name that is not empty for 'com.example.order'."),
        new("Source", "not a uri",
            "Source: is not valid. Expected a URI or a path without spaces, such as /shop or https://shop.example.com."),
        new("Gzip", "perhaps", "Gzip: expected true or false, but found another value."),
    ];

    protected abstract HttpDialect Dialect { get; }

    private static int MaxBytes => 8 * 1024 * 1024;

    public override void Register(EventTrackingBuilder tracking) => tracking.AddHttp();

    public override Task<string> CreateTargetAsync() => Task.FromResult($"/{Dialect}/{Interlocked.Increment(ref _targets)}");

    public override IEventBatchBackend Create(DestinationSetup setup) => new HttpDestination(new HttpOptions
    {
        Dialect = Dialect,
        Endpoint = new Uri($"http://127.0.0.1:{setup.Port}{setup.Target}"),
        ApiKey = setup.IsAuthorized ? Secret : "wrong",
        Gzip = true,
    });

    public override IReadOnlyDictionary<string, string> Configure(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["Dialect"] = $"{Dialect}",
        ["Endpoint"] = $"http://127.0.0.1:{setup.Port}{setup.Target}",
        ["ApiKey"] = setup.IsAuthorized ? Secret : "wrong",
    };

    public override async Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast)
    {
        // An endpoint removes duplicates by the id.
        await Task.CompletedTask;
        return
        [
            .. _receiver.Received
                .Where(request => request.Path == target)
                .SelectMany(Read)
                .DistinctBy(static one => one.Id),
        ];
    }

    public override Task StartAsync() => _receiver.StartAsync();

    public override Task KillAsync() => _receiver.StopAsync();

    public override IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["Ndjson"] = $"{Dialect}",
        ["https://events.example.com/batch"] = $"http://127.0.0.1:{setup.Port}{setup.Target}",
        ["secret"] = Secret,
    };

    protected abstract IEnumerable<Arrived> Read(ReceivedRequest request);

    private static HttpReceiver.Answer Answer(ReceivedRequest request) =>
        request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Secret}"
            ? HttpReceiver.Answer.Json(401, $$"""{"error":"unknown key {{request.Headers.GetValueOrDefault("Authorization")}}"}""")
        : request.Body.Length > MaxBytes ? HttpReceiver.Answer.Json(413, """{"error":"too large"}""")
        : request.Text.Contains(Invalid, StringComparison.Ordinal) ? HttpReceiver.Answer.Json(422, """{"error":"invalid event"}""")
        : new HttpReceiver.Answer();

    protected static string Raw(JsonElement element, string member) => element.GetProperty(member).GetRawText();
}
