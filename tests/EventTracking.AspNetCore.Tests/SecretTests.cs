using EventTracking.AspNetCore;
using EventTracking.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.AspNetCore.Tests;

/// <summary>Header values appear only in events whose fields include them, and never in logs, metrics or accounts.</summary>
public sealed class SecretTests
{
    private const string Canary = "c4n4ry-of-the-secret";

    private static readonly string[] Headers =
    [
        "Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key", "X-Forwarded-For",
        "Referer", "User-Agent", "Accept-Language", "Tracestate", "Baggage",
    ];

    private static readonly string[] Kinds = ["events", "events.dropped"];

    [Fact]
    public async Task Headers_without_a_field_are_not_in_events()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields =
            Enum.GetValues<RequestFields>().Aggregate(static (all, field) => all | field)
            & ~(RequestFields.Referer | RequestFields.Agent | RequestFields.AcceptLanguage));

        await site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Canary, Assert.Single(site.Collected.Events).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_are_only_in_events_with_their_fields()
    {
        var log = new CollectingLogger<Tracker>(LogLevel.Trace);
        var collected = new EventTracking.Testing.CollectingBackend();
        using var metrics = new Metrics();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend>
            {
                ["collected"] = collected,
                ["failing"] = new DelegateBackend(static (in _) => throw new IOException("broken")),
                ["small"] = new LoggerBackend(new CollectingLogger<object>(), new LoggerBackendOptions { MaxTextLength = 10 }),
            },
            processors:
            [
                new DelegateProcessor(
                    static (ref EventEnvelope _) => throw new InvalidOperationException("broken"), ProcessorFailurePolicy.Continue),
            ],
            logger: log);
        var services = new ServiceCollection().AddKeyedSingleton(TrackerRegistry.DefaultName, tracker).BuildServiceProvider();
        var site = new ApplicationBuilder(services);
        site.UseEventTracking(static options => options.Enrich = static (_, context) => context["number"] = double.NaN);
        site.Run(http => Emit(http, tracker));
        var http = new DefaultHttpContext();
        SomeRequest(http);

        await site.Build()(http);

        Assert.Contains(Canary, Assert.Single(collected.Events).Json, StringComparison.Ordinal);
        Assert.NotEmpty(log.Entries);
        Assert.All(
            [
                .. log.Entries.Select(static entry => $"{entry.Text} {entry.Exception}"),
                .. Kinds.SelectMany(metrics.Read),
                .. tracker.Accounts.Select(static account => account.ToString()),
            ],
            static text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    private static Task Emit(HttpContext http, Tracker tracker)
    {
        tracker.Emit("com.example.page.viewed");
        return Task.CompletedTask;
    }

    private static void SomeRequest(HttpContext http)
    {
        http.Request.Method = "POST";
        http.Request.Path = "/courses/demo";
        http.Request.QueryString = new QueryString($"?token={Canary}");
        foreach (var header in Headers)
            http.Request.Headers[header] = $"{header}={Canary}";
    }
}
