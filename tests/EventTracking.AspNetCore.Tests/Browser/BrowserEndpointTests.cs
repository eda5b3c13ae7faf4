using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore.Tests.Browser;

public sealed class BrowserEndpointTests
{
    public static TheoryData<Exception, int> ReadErrors => new()
    {
        { new IOException("broken"), 400 },
        { new InvalidDataException("not compressed"), 400 },
        { new BadHttpRequestException("too slow", 408), 408 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_events_are_emitted_in_order_with_the_context_of_their_request()
    {
        await using var site = await BrowserSite.StartAsync();

        var answer = await site.AcceptAsync(BrowserSite.Viewed, """{"name":"org.example.page.closed","data":{"number":7}}""");

        Assert.Equal("""{"accepted":2,"rejected":[]}""", answer.GetRawText());
        Assert.Equal(
            ["org.example.page.viewed", "org.example.page.closed"], site.Collected.Events.Select(static e => e.Name));
        Assert.Equal("""{"page":"home","seconds":1.5,"counts":null}""", site.Collected.Events[0].Data.GetRawText());
        Assert.All(site.Collected.Events, static e => Assert.Equal(
            ("/events", "browser"), (e.Context.GetProperty("path").GetString(), e.Context.GetProperty("origin").GetString())));
        Assert.Empty(site.Tracker.ResolveContext());
    }

    [Fact]
    public async Task The_time_is_that_of_the_server_and_the_time_of_the_browser_is_in_the_context()
    {
        await using var site = await BrowserSite.StartAsync();
        var before = DateTimeOffset.UtcNow;

        await site.AcceptAsync("""
            {"time":"2001-02-03T04:05:06.789+01:00","name":"org.example.page.closed","data":{"number":7}}
            """);

        var tracked = Assert.Single(site.Collected.Events);
        Assert.InRange(tracked.Timestamp, before.AddMilliseconds(-1), DateTimeOffset.UtcNow);
        Assert.Equal(
            DateTimeOffset.Parse("2001-02-03T03:05:06.789Z", System.Globalization.CultureInfo.InvariantCulture),
            tracked.Context.GetProperty("client_time").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("\"now\"")]
    [InlineData("1764518400000")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"\\ud800-01-01\"")]
    public async Task A_time_that_is_not_ISO_8601_is_omitted(string time)
    {
        await using var site = await BrowserSite.StartAsync();

        await site.AcceptAsync(BrowserSite.Closed("""{"number":7}""", $"\"time\":{time},"));

        Assert.False(Assert.Single(site.Collected.Events).Context.TryGetProperty("client_time", out _));
    }

    [Theory]
    [InlineData("""{"name":"org.example.page.closed","data":{"number":"secret"}}""", "number", "expected an integer but found a string")]
    [InlineData("""{"name":"org.example.page.closed","data":{}}""", "number", "is missing")]
    [InlineData("""{"name":"org.example.page.closed","data":{"number":1,"secret":2}}""", "secret", "is not a field of the event")]
    [InlineData("""{"name":"org.example.page.closed","data":{"number":1,"my secret":2}}""", "...", "is not a field of the event")]
    [InlineData("""{"name":"org.example.page.closed","data":null}""", "", "expected an object but found null")]
    [InlineData("""{"name":"org.example.page.closed"}""", "", "has no data")]
    [InlineData("""{"name":"org.example.invoice.paid","data":{"cents":1}}""", "", "is not an event that is accepted from browsers")]
    [InlineData("""{"name":"secret","data":{}}""", "", "is not an event that is accepted from browsers")]
    [InlineData("""{"name":"\ud800","data":{}}""", "", "expected an object with the name of an event")]
    [InlineData("""{"name":["secret"],"data":{}}""", "", "expected an object with the name of an event")]
    [InlineData("\"secret\"", "", "expected an object with the name of an event")]
    [InlineData("[{}]", "", "expected an object with the name of an event")]
    public async Task A_wrong_event_is_rejected_with_index_path_and_reason(string wrong, string path, string reason)
    {
        await using var site = await BrowserSite.StartAsync();

        var answer = await site.AcceptAsync(BrowserSite.Viewed, wrong, BrowserSite.Viewed);

        Assert.Equal(2, answer.GetProperty("accepted").GetInt32());
        Assert.Equal(
            $$"""[{"index":1,"path":"{{path}}","reason":"{{reason}}"}]""", answer.GetProperty("rejected").GetRawText());
        Assert.Equal(2, site.Collected.Events.Count);
    }

    [Fact]
    public async Task A_key_that_may_be_a_value_is_not_in_the_path()
    {
        await using var site = await BrowserSite.StartAsync();

        var answer = await site.AcceptAsync(
            """{"name":"org.example.page.viewed","data":{"page":"p","seconds":1,"counts":{"ann@example.org":"x"}}}""",
            $$$"""{"name":"org.example.page.closed","data":{"{{{new string('a', 500)}}}":1}}""",
            $$$"""{"name":"org.example.page.closed","data":{"{{{new string('a', 99)}}}😀":1}}""");

        var paths = answer.GetProperty("rejected").EnumerateArray().Select(static rejected => rejected.GetProperty("path").GetString()!);
        Assert.Equal(["counts...", new string('a', 100), new string('a', 99)], paths);
    }

    [Fact]
    public async Task An_event_nested_too_deeply_does_not_affect_the_others()
    {
        await using var site = await BrowserSite.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));

        var answer = await site.AcceptAsync(BrowserSite.Closed(deep), BrowserSite.Viewed);

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_validator_rejects_events_whose_values_are_wrong()
    {
        await using var site = await BrowserSite.StartAsync(static browser => browser
            .Accept<PageClosed>(static closed => closed.Number > 0 ? null : "the number must be positive")
            .Accept<PageViewed>(static _ => throw new InvalidOperationException("broken")));

        var answer = await site.AcceptAsync(
            """{"name":"org.example.page.closed","data":{"number":0}}""",
            """{"name":"org.example.page.closed","data":{"number":1}}""",
            BrowserSite.Viewed);

        Assert.Equal(
            ["the number must be positive", "could not be validated"],
            answer.GetProperty("rejected").EnumerateArray().Select(static rejected => rejected.GetProperty("reason").GetString()));
        Assert.Equal(1, Assert.Single(site.Collected.Events).Data.GetProperty("number").GetInt32());
        Assert.Contains(site.Log.Entries, static entry => entry.Exception?.Message == "broken");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":[]""")]
    [InlineData("""{"events":[]}{}""")]
    [InlineData("""{"events":[],"events":[]}""")]
    [InlineData("""{"events":[],"dropped":-1}""")]
    [InlineData("""{"events":[],"dropped":"1"}""")]
    [InlineData("<xml/>")]
    public async Task A_body_that_is_not_a_batch_is_answered_with_400_and_emits_nothing(string body)
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(BrowserSite.Content(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(site.Collected.Events);
    }

    [Fact]
    public async Task Nothing_is_emitted_if_the_body_is_malformed_after_its_first_event()
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(BrowserSite.Content($$"""{"events":[{{BrowserSite.Viewed}},{"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(site.Collected.Events);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_answered_with_400()
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(BrowserSite.Content(Encoding.Latin1.GetBytes("""{"events":[],"x":"é"}""")));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.Accepted)]
    [InlineData("APPLICATION/JSON; charset=\"UTF-8\"", HttpStatusCode.Accepted)]
    [InlineData("text/plain;charset=UTF-8", HttpStatusCode.Accepted)]
    [InlineData("text/plain; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=no-such-charset", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task The_content_type_is_JSON_or_plain_text_in_UTF_8(string? type, HttpStatusCode expected)
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(BrowserSite.Content(BrowserSite.Batch(BrowserSite.Viewed), type));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Accepted)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_request_has_up_to_64_KiB(int excess, HttpStatusCode expected)
    {
        await using var site = await BrowserSite.StartAsync();
        var body = BrowserSite.Batch(BrowserSite.Viewed).PadRight(64 * 1024 + excess);

        using var known = await site.PostAsync(BrowserSite.Content(body));
        using var chunked = await site.PostAsync(new ChunkedContent(Encoding.UTF8.GetBytes(body)));

        Assert.Equal((expected, expected), (known.StatusCode, chunked.StatusCode));
    }

    [Theory]
    [InlineData(100, HttpStatusCode.Accepted)]
    [InlineData(101, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_request_has_up_to_100_events(int events, HttpStatusCode expected)
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(
            BrowserSite.Content(BrowserSite.Batch(Enumerable.Repeat(BrowserSite.Viewed, events))));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(events <= 100 ? events : 0, site.Collected.Events.Count);
    }

    [Fact]
    public async Task The_limits_can_be_set()
    {
        await using var site = await BrowserSite.StartAsync(static browser =>
        {
            browser.MaxEventsPerRequest = 1;
            browser.MaxRequestBytes = 200;
            browser.Accept<PageViewed>();
        });

        using var many = await site.PostAsync(BrowserSite.Content(BrowserSite.Batch(BrowserSite.Viewed, BrowserSite.Viewed)));
        using var large = await site.PostAsync(BrowserSite.Content(BrowserSite.Batch(BrowserSite.Viewed).PadRight(201)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.StatusCode);
        Assert.Contains("up to 1 events", await many.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("up to 200 bytes", await large.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ReadErrors))]
    public async Task A_body_that_cannot_be_read_is_answered_with_a_client_error(Exception error, int status)
    {
        await using var site = await BrowserSite.StartAsync();

        var http = await site.Server.SendAsync(
            http =>
            {
                (http.Request.Method, http.Request.Path, http.Request.ContentType) = ("POST", "/events", "text/plain");
                http.Request.Body = new UnreadableStream(error);
            },
            Token);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Empty(site.Log.Entries);
    }

    [Fact]
    public async Task A_request_that_the_browser_aborts_is_not_a_failure()
    {
        await using var site = await BrowserSite.StartAsync();
        using var aborted = new CancellationTokenSource();

        var sending = site.Server.SendAsync(
            http =>
            {
                (http.Request.Method, http.Request.Path, http.Request.ContentType) = ("POST", "/events", "text/plain");
                http.RequestAborted = aborted.Token;
                http.Request.Body = new UnreadableStream(new OperationCanceledException(), aborted.Cancel);
            },
            Token);
        await sending;

        Assert.Empty(site.Log.Entries);
        Assert.Empty(site.Collected.Events);
    }

    [Fact]
    public async Task A_backend_that_fails_does_not_fail_the_request()
    {
        await using var site = await BrowserSite.StartAsync();
        await site.Tracker.DisposeAsync();

        var answer = await site.AcceptAsync(BrowserSite.Viewed);

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Empty(site.Collected.Events);
    }

    [Fact]
    public async Task Fields_that_the_endpoint_does_not_know_are_ignored()
    {
        await using var site = await BrowserSite.StartAsync();

        using var response = await site.PostAsync(BrowserSite.Content(
            """{"later":[{"x":1}],"events":[{"more":{},"name":"org.example.page.closed","data":{"number":7}}]}"""));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Single(site.Collected.Events);
    }

    [Fact]
    public async Task Invalid_settings_throw_when_the_endpoint_is_mapped()
    {
        var twice = await Assert.ThrowsAsync<InvalidOperationException>(
            () => BrowserSite.StartAsync(static browser => browser.Accept<PageViewed>().Accept<PageViewed>()));
        var none = await Assert.ThrowsAsync<InvalidOperationException>(() => BrowserSite.StartAsync(static _ => { }));
        var unknown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => BrowserSite.StartAsync(static browser => browser.Accept<PageViewed>().TrackerName = "other"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => BrowserSite.StartAsync(static browser => browser.Accept<PageViewed>().MaxRequestBytes = 0));

        Assert.Contains("'org.example.page.viewed' is already accepted", twice.Message, StringComparison.Ordinal);
        Assert.Contains("'/events' accepts no event", none.Message, StringComparison.Ordinal);
        Assert.Contains("No tracker named 'other'", unknown.Message, StringComparison.Ordinal);
    }

    private sealed class UnreadableStream(Exception error, Action? before = null) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            before?.Invoke();
            throw error;
        }
    }

    /// <summary>Content whose length is not announced.</summary>
    private sealed class ChunkedContent : HttpContent
    {
        private readonly byte[] _body;

        public ChunkedContent(byte[] body)
        {
            _body = body;
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await stream.WriteAsync(_body);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
