using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.OpenTelemetry;
using EventTracking.Tests.Support;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

public sealed class AnswerTests
{
    [Fact]
    public async Task After_a_partial_rejection_every_event_of_the_request_is_dead_lettered_and_none_is_sent_again()
    {
        await using var receiver = await HttpReceiver.StartNewAsync(static _ => PartialSuccess(3, "attribute too long"));

        var delivery = await Delivery.OfAsync(DestinationOf(receiver), static tracker =>
        {
            for (var i = 0; i < 10; i++)
                tracker.Emit("order");
        });

        Assert.Equal(10, delivery.Account.DeadLettered);
        var count = receiver.Received.SelectMany(static request => DecodedLogs.RecordsOf(request.Body)).Count();
        Assert.Equal(10, count);
        Assert.All(delivery.DeadLetters["order"], static reason => Assert.Matches(
            @"^The receiver rejected 3 of the \d+ events in the request( without saying which)?: attribute too long$", reason));
    }

    [Fact]
    public async Task A_warning_of_the_receiver_is_logged_and_the_events_are_delivered()
    {
        await using var receiver = await HttpReceiver.StartNewAsync(static _ => PartialSuccess(0, "use a newer endpoint"));
        var logger = new CollectingLogger<AnswerTests>();

        var delivery = await Delivery.OfAsync(DestinationOf(receiver, logger), static tracker => tracker.Emit("order"));

        Assert.Equal(1, delivery.Account.Delivered);
        var entry = Assert.Single(logger.Entries);
        Assert.Equal(LogLevel.Warning, entry.Level);
        Assert.EndsWith("/v1/logs accepted all events with a warning: use a newer endpoint", entry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "RetryLater")]
    [InlineData(502, "RetryLater")]
    [InlineData(503, "RetryLater")]
    [InlineData(504, "RetryLater")]
    [InlineData(301, "RetryLater")]
    [InlineData(404, "RetryLater")]
    [InlineData(405, "RetryLater")]
    [InlineData(415, "RetryLater")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Unauthorized")]
    [InlineData(400, "Invalid")]
    [InlineData(408, "Invalid")]
    [InlineData(413, "Invalid")]
    [InlineData(500, "Invalid")]
    [InlineData(501, "Invalid")]
    public async Task Only_the_statuses_that_OTLP_allows_to_be_retried_are_retried(int status, string expected)
    {
        await using var receiver = await HttpReceiver.StartNewAsync(_ => Failure(status, "the reason"));

        var result = await Delivery.FirstResultAsync(DestinationOf(receiver), "order");

        Assert.StartsWith($"{expected}: {receiver.Url}/v1/logs answered {status}", result, StringComparison.Ordinal);
        if (status >= 400)
            Assert.Contains(": the reason.", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x0A, 0x7F, 0x08, 0x03 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x7B, 0x7D })]
    public async Task A_malformed_body_of_a_success_is_ignored(byte[] body)
    {
        await using var receiver = await HttpReceiver.StartNewAsync(_ => new HttpReceiver.Answer { Body = body });

        var delivery = await Delivery.OfAsync(DestinationOf(receiver), static tracker => tracker.Emit("order"));

        Assert.Equal(1, delivery.Account.Delivered);
    }

    private static OpenTelemetryDestination DestinationOf(HttpReceiver receiver, ILogger? logger = null) =>
        new(new OpenTelemetryOptions { Endpoint = new Uri(receiver.Url) }, logger);

    private static HttpReceiver.Answer PartialSuccess(long rejected, string message) => new()
    {
        ContentType = "application/x-protobuf",
        Body = new ExportLogsServiceResponse
        {
            PartialSuccess = new ExportLogsPartialSuccess { RejectedLogRecords = rejected, ErrorMessage = message },
        }.ToByteArray(),
    };

    private static HttpReceiver.Answer Failure(int status, string message) => new(status)
    {
        ContentType = "application/x-protobuf",
        Body = status < 400 ? [] : new RpcStatus { Message = message }.ToByteArray(),
    };
}
