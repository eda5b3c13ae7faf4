using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Hosting;
using EventTracking.OpenTelemetry;
using Google.Protobuf;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>A receiver of OTLP over HTTP that stores what it receives.</summary>
public sealed class OpenTelemetryUnderTest : DestinationUnderTest
{
    private const string Secret = "token-that-must-not-be-logged";
    private const string Invalid = "an event that the receiver refuses";
    private const string HeaderError = "Headers: is not valid. Expected ";

    private readonly HttpReceiver _receiver = new();
    private int _targets;

    public OpenTelemetryUnderTest() => _receiver.Script = Answer;

    public override string Type => "OpenTelemetry";

    public override string? Missing => null;

    public override int Port => _receiver.Port;

    public override bool RemovesDuplicates => false;

    public override IReadOnlyDictionary<int, string> NotApplicable { get; } = new Dictionary<int, string>
    {
        [11] = "An OTLP receiver counts the events that it rejects without saying which. All events of the request are dead-lettered.",
    };

    public override string InvalidData => $$"""{"text":"{{Invalid}}"}""";

    public override int OversizeBytes => MaxBytes;

    public override IReadOnlyList<string> Secrets => [Secret];

    public override IHttpFaults Http => _receiver;

    public override IReadOnlyList<InvalidOption> InvalidOptions =>
    [
        new("Endpoint", "http://localhost:port", "Endpoint: is not valid. Expected a URL that starts with http:// or https://."),
        new("Endpoint", "localhost:4318", "Endpoint: is not valid. Expected a URL that starts with http:// or https://."),
        new("Endpoint", "https://example.com/#logs",
            "Endpoint: is not valid. Expected a URL without a fragment ('#'), which would not be sent."),
        new("Headers:x token", "a", $"{HeaderError}header names of letters, digits and hyphens, but found 'x token'."),
        new("Headers:x-token", "",
            $"{HeaderError}at least one printable ASCII character, without line breaks as the value of 'x-token'."),
        new("Gzip", "perhaps", "Gzip: expected true or false, but found another value."),
        new("ServiceName", "", "ServiceName: is not valid. Expected a name that is not empty."),
        new("ServiceVersion", "", "ServiceVersion: is not valid. Expected a version that is not empty."),
        new("MaxRequestBytes", "65MiB",
            "MaxRequestBytes: expected a size from 1024 to 67108864 bytes, such as 4096, 32MB or 64KiB, but found '65MiB'."),
    ];

    private static int MaxBytes => 8 * 1024 * 1024;

    public override void Register(EventTrackingBuilder tracking) => tracking.AddOpenTelemetry();

    public override Task<string> CreateTargetAsync() => Task.FromResult($"/otlp/{Interlocked.Increment(ref _targets)}");

    public override IEventBatchBackend Create(DestinationSetup setup) => new OpenTelemetryDestination(
        new OpenTelemetryOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{setup.Port}{setup.Target}"),
            Authorization = setup.IsAuthorized ? $"Bearer {Secret}" : "Bearer wrong",
            ServiceName = "conformance",
            Gzip = true,
        },
        setup.Logger);

    public override IReadOnlyDictionary<string, string> Configure(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["Endpoint"] = $"http://127.0.0.1:{setup.Port}{setup.Target}",
        ["Authorization"] = setup.IsAuthorized ? $"Bearer {Secret}" : "Bearer wrong",
        ["ServiceName"] = "conformance",
    };

    public override Arrived Expected(Arrived emitted) => emitted with
    {
        Data = DecodedLogs.ExpectedJson(emitted.Data),
        Context = DecodedLogs.ExpectedJson(emitted.Context),
    };

    public override IReadOnlyDictionary<string, string> QuickStartValues(DestinationSetup setup) => new Dictionary<string, string>
    {
        ["http://localhost:4318"] = $"http://127.0.0.1:{setup.Port}{setup.Target}",
        ["Bearer secret"] = $"Bearer {Secret}",
    };

    public override async Task<IReadOnlyList<Arrived>> ReadAsync(string target, int atLeast)
    {
        await Task.CompletedTask;
        return
        [
            .. _receiver.Received
                .Where(request => request.Path == $"{target}/v1/logs")
                .SelectMany(static request => DecodedLogs.RecordsOf(request.Body))
                .Select(DecodedLogs.ToArrived),
        ];
    }

    public override Task StartAsync() => _receiver.StartAsync();

    public override Task KillAsync() => _receiver.StopAsync();

    private static HttpReceiver.Answer Answer(ReceivedRequest request) =>
        request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Secret}"
            ? Failure(401, $"unknown token {request.Headers.GetValueOrDefault("Authorization")}")
        : request.Body.Length > MaxBytes ? Failure(413, "too large")
        : request.Text.Contains(Invalid, StringComparison.Ordinal) ? Failure(400, "invalid record")
        : new HttpReceiver.Answer { ContentType = "application/x-protobuf" };

    private static HttpReceiver.Answer Failure(int status, string message) => new(status)
    {
        ContentType = "application/x-protobuf",
        Body = new RpcStatus { Message = message }.ToByteArray(),
    };
}
