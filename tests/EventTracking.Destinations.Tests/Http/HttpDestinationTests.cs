using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Http;

namespace EventTracking.Destinations.Tests.Http;

public sealed class HttpDestinationTests
{
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "gzip")]
    public async Task Requests_have_the_configured_headers(bool gzip, string? encoding)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();

        await Delivery.OfAsync(
            new HttpDestination(new HttpOptions
            {
                Endpoint = new Uri($"{receiver.Url}/events?tenant=1"),
                ApiKey = "key",
                Gzip = gzip,
                Headers = new Dictionary<string, string> { ["X-Tenant"] = "shop" },
            }),
            static tracker => tracker.Emit("order"));

        var request = Assert.Single(receiver.Received);
        Assert.Equal("/events?tenant=1", request.Path);
        Assert.Equal(("Bearer key", "shop"), (request.Headers["Authorization"], request.Headers["X-Tenant"]));
        Assert.Equal("application/x-ndjson", request.Headers["Content-Type"]);
        Assert.Equal(encoding, request.Headers.GetValueOrDefault("Content-Encoding"));
        Assert.Matches(@"^EventTracking\.Http/\d+\.\d+\.\d+$", request.Headers["User-Agent"]);
        Assert.DoesNotContain("traceparent", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_has_its_id_and_version_once(bool includedByTracker)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();
        var backend = new BatchingBackend(new HttpDestination(new HttpOptions { Endpoint = new Uri(receiver.Url) }));
        var options = new TrackerOptions { IncludeId = includedByTracker, IncludeVersion = includedByTracker };
        await using (var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["http"] = backend }, options: options))
        {
            tracker.Emit(SomeEvents.AllKinds);
            await tracker.FlushAsync(Bounded.Limit, TestContext.Current.CancellationToken);
        }

        var line = JsonElement.Parse(Assert.Single(receiver.Received).Text);
        Assert.Equal(
            ["name", "timestamp", "data", "context", "id", "version"], line.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(3, line.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(HttpDialect.Ndjson, "name")]
    [InlineData(HttpDialect.CloudEvents, "type")]
    public async Task A_mapped_name_replaces_only_the_name(HttpDialect dialect, string member)
    {
        await using var receiver = await HttpReceiver.StartNewAsync();
        var options = new HttpOptions
        {
            Dialect = dialect,
            Endpoint = new Uri(receiver.Url),
            Names = new Dictionary<string, string> { ["test.all.kinds"] = "All Kinds" },
        };

        await Delivery.OfAsync(new HttpDestination(options), static tracker =>
        {
            tracker.Emit(SomeEvents.AllKinds);
            tracker.Emit("other");
        });

        var events = receiver.Received
            .SelectMany(static request => request.Text.StartsWith('[')
                ? JsonElement.Parse(request.Text).EnumerateArray().ToArray()
                : request.Text.TrimEnd().Split('\n').Select(static line => JsonElement.Parse(line)))
            .ToArray();
        Assert.Equal(["All Kinds", "other"], events.Select(one => one.GetProperty(member).GetString()));
        Assert.Equal(3, events[0].GetProperty(dialect is HttpDialect.Ndjson ? "version" : "eventversion").GetInt32());
    }

    [Fact]
    public void An_exception_names_every_invalid_option_and_no_secret()
    {
        var exception = Assert.Throws<ArgumentException>(static () => new HttpDestination(new HttpOptions
        {
            Dialect = HttpDialect.Segment,
            Endpoint = new Uri("https://user:password@example.com/"),
            ApiKey = "se\ncret",
            UserIdField = "",
            Names = new Dictionary<string, string> { ["order"] = " " },
        }));

        Assert.StartsWith(
            "Endpoint: expected a URL without a user name and password, which would not be sent; use a header instead. "
            + "ApiKey: expected at least one printable ASCII character, without line breaks. "
            + "UserIdField: expected a field here or in AnonymousIdField, because events without an id are rejected. "
            + "Names: expected a name that is not empty for 'order'.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("password@", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_run_is_reported_with_the_setting_to_check()
    {
        var url = $"http://127.0.0.1:{ServerProcess.FreePort()}/events";

        var result = await Delivery.FirstResultAsync(
            new HttpDestination(new HttpOptions { Endpoint = new Uri($"{url}?token=secret") }), "order");

        Assert.StartsWith($"HttpRequestException: {url}: ", result, StringComparison.Ordinal);
        Assert.EndsWith("Check the host and port in Endpoint, and that the server is running.", result, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_its_host_is_named()
    {
        await using var receiver = await HttpReceiver.StartNewAsync(static _ =>
            new HttpReceiver.Answer(307) { Headers = [new("Location", "https://other.example.com/login?token=secret")] });

        var result = await Delivery.FirstResultAsync(new HttpDestination(new HttpOptions { Endpoint = new Uri(receiver.Url) }), "order");

        Assert.Equal(
            $"RetryLater: {receiver.Url}/ answered 307: it redirects to the host 'other.example.com'. Redirects are not followed. "
            + "Correct Endpoint.",
            result);
    }

    [Fact]
    public async Task An_endless_answer_is_cut()
    {
        var answer = new HttpReceiver.Answer(500) { Body = new byte[50_000_000] };
        await using var receiver = await HttpReceiver.StartNewAsync(_ => answer);

        var result = await Delivery.FirstResultAsync(new HttpDestination(new HttpOptions { Endpoint = new Uri(receiver.Url) }), "order");

        Assert.InRange(result.Length, 1, 500);
    }
}
