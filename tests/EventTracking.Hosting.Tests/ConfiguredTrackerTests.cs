using System.Text.Json;
using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests;

public sealed class ConfiguredTrackerTests
{
    [Fact]
    public void Routers_processors_and_backends_are_created_as_configured()
    {
        var collected = new CollectingBackend();
        using var services = SomeConfiguration.Services(
            """
            { "EventTracking": {
                "Processors": [ { "Type": "RegexFilter", "FilterType": "Blocklist", "Patterns": [ "edx\\.internal\\." ] } ],
                "Backends": {
                  "all": { "Type": "Collecting" },
                  "audit": {
                    "Type": "Routing",
                    "Processors": [ { "Type": "NameAllowlist", "Names": [ "org.edx.video.stop" ] } ],
                    "Backends": { "inner": { "Type": "Collecting" } } } } } }
            """,
            tracking => tracking.AddBackendType("Collecting", (_, _) => collected));

        var tracker = services.GetRequiredService<Tracker>();
        tracker.Emit("edx.internal.noise");
        tracker.Emit("org.edx.video.play");
        new VideoStopped("v").Emit(tracker);

        Assert.Equal(["org.edx.video.play", "org.edx.video.stop", "org.edx.video.stop"], collected.Events.Select(static e => e.Name));
        Assert.Equal(["all", "audit"], tracker.Backends.Keys);
    }

    [Fact]
    public void Code_overrides_the_options_of_the_configuration()
    {
        var collected = new CollectingBackend();
        using var services = SomeConfiguration.Services(
            """{ "EventTracking": { "IncludeId": true, "IncludeVersion": true, "Backends": { "all": { "Type": "Collecting" } } } }""",
            tracking => tracking
                .AddBackendType("Collecting", (_, _) => collected)
                .Configure(static options =>
                {
                    Assert.True(options.IncludeId);
                    options.IncludeId = false;
                }));

        new VideoStopped("v").Emit(services.GetRequiredService<Tracker>());

        Assert.EndsWith("\"context\":{},\"version\":1}", Assert.Single(collected.Events).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_to_the_configured_path()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("event-tracking-").FullName, "tracking.log");
        using (var services = SomeConfiguration.Services(
            $$"""{ "EventTracking": { "Backends": { "file": { "Type": "JsonLines", "Path": {{JsonSerializer.Serialize(path)}} } } } }"""))
        {
            services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");
        }

        Assert.Contains("\"name\":\"com.example.page.viewed\"", Assert.Single(File.ReadAllLines(path)), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Backends_are_disposed_if_another_backend_cannot_be_created()
    {
        var (configured, added) = (new DisposableBackend(), new DisposableBackend());
        using var services = SomeConfiguration.Services(
            """{ "EventTracking": { "Backends": { "a": { "Type": "Disposable" } } } }""",
            tracking => tracking
                .AddBackendType("Disposable", (_, _) => configured)
                .AddBackend("b", _ => added)
                .AddBackend("c", static _ => throw new IOException("Connection refused.")));

        Assert.Throws<IOException>(services.GetRequiredService<Tracker>);

        Assert.True(configured.IsDisposed);
        Assert.True(added.IsDisposed);
    }

    [Fact]
    public void Options_that_a_later_section_does_not_set_keep_their_earlier_values()
    {
        var collected = new CollectingBackend();
        var sections = SomeConfiguration.Of(
            """{ "EventTracking": { "common": { "MaxEventBytes": 100, "MaxFields": 2 }, "ours": { "MaxEventBytes": 1000 } } }""");
        using var services = new ServiceCollection().AddLogging()
            .AddEventTracking(sections.GetSection("common"))
            .AddEventTracking(sections.GetSection("ours"), tracking => tracking.AddBackend("all", _ => collected))
            .BuildServiceProvider();
        var tracker = services.GetRequiredService<Tracker>();

        tracker.Emit("com.example.page.larger", new Dictionary<string, object?> { ["text"] = new string('x', 500) });
        tracker.Emit("com.example.page.wider", new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2, ["c"] = 3 });

        Assert.Equal("com.example.page.larger", Assert.Single(collected.Events).Name);
    }

    [Fact]
    public void A_disabled_tracker_accepts_events_and_delivers_none()
    {
        var collected = new CollectingBackend();
        using var services = SomeConfiguration.Services(
            """{ "EventTracking": { "Enabled": false, "Backends": { "a": { "Type": "Collecting" } } } }""",
            tracking => tracking.AddBackendType("Collecting", (_, _) => collected).AddBackend("b", collected));

        services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");

        Assert.Empty(collected.Events);
    }

    [Fact]
    public void A_tracker_that_any_section_disables_creates_no_backend()
    {
        var created = 0;
        using var services = SomeConfiguration.Services(
            """{ "EventTracking": { "Backends": { "a": { "Type": "Counted" }, "b": { "Type": "JsonLines", "Path": "/" } } } }""",
            tracking => tracking
                .AddConfiguration(SomeConfiguration.Of("""{ "EventTracking": { "Switch": { "Enabled": false } } }""").GetSection("Switch"))
                .AddBackendType("Counted", (_, _) =>
                {
                    created++;
                    return new CollectingBackend();
                })
                .AddBackend("c", _ =>
                {
                    created++;
                    return new CollectingBackend();
                }));

        Assert.Empty(services.GetRequiredService<Tracker>().Backends);
        Assert.Equal(0, created);
    }

    [Fact]
    public void A_missing_or_null_section_gives_a_tracker_without_backends()
    {
        using var missing = SomeConfiguration.Services("{}");
        using var nothing = SomeConfiguration.Services("""{ "EventTracking": { "Backends": null, "Processors": null } }""");

        Assert.Empty(missing.GetRequiredService<Tracker>().Backends);
        Assert.Empty(nothing.GetRequiredService<Tracker>().Backends);
    }

    [Theory]
    [InlineData("AsyncLocal", true)]
    [InlineData("ThreadLocal", false)]
    [InlineData("Shared", true)]
    public void The_configured_context_locator_is_used(string locator, bool isSeenByAnotherThread)
    {
        var collected = new CollectingBackend();
        using var services = SomeConfiguration.Services(
            $$"""{ "EventTracking": { "ContextLocator": "{{locator}}" } }""", tracking => tracking.AddBackend("memory", collected));
        var tracker = services.GetRequiredService<Tracker>();

        using (tracker.Context("session", new EventContext { ["user_id"] = 1 }))
        {
            var thread = new Thread(() => tracker.Emit("com.example.page.viewed"));
            thread.Start();
            thread.JoinInTime();
        }

        Assert.Equal(isSeenByAnotherThread ? """{"user_id":1}""" : "{}", collected.Events.Single().Context.GetRawText());
    }

    [Fact]
    public void An_unknown_context_locator_is_an_error() => Assert.Equal(
        ["EventTracking:ContextLocator: expected one of AsyncLocal, ThreadLocal, Shared, but found another value."],
        SomeConfiguration.Errors("""{ "EventTracking": { "ContextLocator": "Unspecified" } }"""));

    [Fact]
    public void A_backend_type_of_the_application_reads_its_options_and_uses_services()
    {
        var collected = new CollectingBackend();
        var seen = "";
        using var services = SomeConfiguration.Services(
            """{ "EventTracking": { "Backends": { "mine": { "Type": "mybackend", "Greeting": "hello", "Times": 3 } } } }""",
            tracking => tracking.AddBackendType("MyBackend", (options, provider) =>
            {
                seen = $"{options.Name} {options.Path} {options.GetString("Greeting")} {options.GetInt32("Times", 1)} "
                    + (provider.GetService<TimeProvider>() is null);
                return collected;
            }));

        Assert.Same(collected, services.GetRequiredService<Tracker>().GetBackend("mine"));
        Assert.Equal("mine EventTracking:Backends:mine hello 3 True", seen);
    }

    private sealed class DisposableBackend : IEventBackend, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Send(in EventEnvelope envelope)
        {
            // No event is emitted.
        }

        public void Dispose() => IsDisposed = true;
    }
}
