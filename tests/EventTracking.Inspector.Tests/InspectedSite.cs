using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventTracking.Inspector.Tests;

/// <summary>A site with an inspector, on loopback.</summary>
internal sealed class InspectedSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InspectedSite(WebApplication app) => _app = app;

    public Tracker Tracker => _app.Services.GetRequiredService<Tracker>();

    public Uri Address => new(_app.Urls.Single());

    public HttpClient Client => field ??= new HttpClient { BaseAddress = Address };

    /// <summary>Starts a site.</summary>
    /// <param name="configure">Configures the tracker. Default: no backend.</param>
    /// <param name="port">The port; any free one unless given.</param>
    /// <param name="options">Configures the inspector.</param>
    /// <param name="time">The clock of the site; that of the system unless given.</param>
    public static async Task<InspectedSite> StartAsync(
        Action<EventTracking.Hosting.EventTrackingBuilder>? configure = null,
        int port = 0,
        Action<EventInspectorOptions>? options = null,
        TimeProvider? time = null)
    {
        var app = Build("Development", configure, port, time);
        app.MapEventInspector(configure: options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new InspectedSite(app);
    }

    /// <summary>Creates a site without an inspector.</summary>
    public static WebApplication Build(
        string environment,
        Action<EventTracking.Hosting.EventTrackingBuilder>? configure = null,
        int port = 0,
        TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddEventTracking(configure ?? (static _ => { }));
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder.Build();
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var text = await Client.GetStringAsync(new Uri($"/_events/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonElement.Parse(text);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
