using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>An in-memory site that accepts events at <c>/events</c>.</summary>
internal sealed class BrowserSite : IAsyncDisposable
{
    public const string Viewed = """{"name":"org.example.page.viewed","data":{"page":"home","seconds":1.5}}""";

    private readonly WebApplication _app;

    private BrowserSite(WebApplication app, CollectingBackend collected, CollectingLogger<BrowserSite> log)
    {
        _app = app;
        Collected = collected;
        Log = log;
        Client = app.GetTestClient();
    }

    public CollectingBackend Collected { get; }

    public CollectingLogger<BrowserSite> Log { get; }

    public HttpClient Client { get; }

    public TestServer Server => _app.GetTestServer();

    public Tracker Tracker => _app.Services.GetRequiredService<Tracker>();

    /// <summary>Starts a site.</summary>
    /// <param name="browser">Selects the events and limits; by default, two events are accepted.</param>
    /// <param name="services">Adds services.</param>
    /// <param name="use">Adds middleware.</param>
    /// <param name="endpoint">Adds conventions to the endpoint.</param>
    public static async Task<BrowserSite> StartAsync(
        Action<BrowserEventsBuilder>? browser = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? use = null,
        Action<IEndpointConventionBuilder>? endpoint = null)
    {
        var collected = new CollectingBackend();
        var log = new CollectingLogger<BrowserSite>(LogLevel.Warning);
        var builder = WebApplication.CreateSlimBuilder();

        // The output folder also contains the appsettings.json of the sample site.
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(new OneLogger(log));
        builder.AddEventTracking(tracking => tracking.AddBackend("memory", collected));
        services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseEventTracking();
        app.UseRouting();
        use?.Invoke(app);
        var events = app.MapEventTracking(
            "/events", browser ?? (static accepted => accepted.Accept<PageViewed>().Accept<PageClosed>()));
        endpoint?.Invoke(events);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BrowserSite(app, collected, log);
    }

    /// <summary>An accepted event.</summary>
    /// <param name="data">The data.</param>
    /// <param name="fields">Fields before the name, each followed by a comma.</param>
    public static string Closed(string data, string fields = "") =>
        "{" + fields + "\"name\":\"org.example.page.closed\",\"data\":" + data + "}";

    public static string Batch(params IEnumerable<string> events) => $$"""{"events":[{{string.Join(',', events)}}]}""";

    public static ByteArrayContent Content(string body, string? type = "application/json") => Content(Encoding.UTF8.GetBytes(body), type);

    public static ByteArrayContent Content(byte[] body, string? type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts events and returns the answer.</summary>
    public async Task<JsonElement> AcceptAsync(params IEnumerable<string> events)
    {
        using var response = await PostAsync(Content(Batch(events)));
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _app.DisposeAsync();
    }

    private sealed class OneLogger(ILogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
