using EventTracking.AspNetCore;
using EventTracking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.AspNetCore.Tests;

/// <summary>An in-memory site whose handler can emit events, and the events it emitted.</summary>
internal sealed class SomeSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SomeSite(WebApplication app, CollectingBackend collected)
    {
        _app = app;
        Collected = collected;
    }

    public CollectingBackend Collected { get; }

    public Tracker Tracker => _app.Services.GetRequiredService<Tracker>();

    public TestServer Server => _app.GetTestServer();

    /// <summary>Starts a site.</summary>
    /// <param name="handle">Handles every request.</param>
    /// <param name="configure">Configures the request context.</param>
    /// <param name="before">Adds middleware before the event tracking middleware.</param>
    public static async Task<SomeSite> StartAsync(
        Func<HttpContext, Tracker, Task> handle, Action<RequestContextOptions>? configure = null, Action<WebApplication>? before = null)
    {
        var collected = new CollectingBackend();
        var builder = WebApplication.CreateSlimBuilder();

        // The output folder also contains the appsettings.json of the sample site.
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseTestServer();
        builder.Services.AddDistributedMemoryCache().AddSession();
        builder.AddEventTracking(tracking => tracking.AddBackend("memory", collected));

        var app = builder.Build();
        before?.Invoke(app);
        app.UseEventTracking(configure);
        app.Run(http => handle(http, http.RequestServices.GetRequiredService<Tracker>()));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SomeSite(app, collected);
    }

    /// <summary>Sends a request and returns the context of its only event.</summary>
    public async Task<string> ContextOfAsync(Action<HttpContext> request)
    {
        await Server.SendAsync(request, TestContext.Current.CancellationToken);
        return Assert.Single(Collected.Events).Context.GetRawText();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
