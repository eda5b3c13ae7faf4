using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>The section <c>Batching</c> of destinations that the application has registered.</summary>
public sealed class BatchingConfigurationTests
{
    private const string Path = "EventTracking:Backends:warehouse";
    private const string AnySize = "a size from 1 to 2147483647 bytes, such as 4096, 32MB or 64KiB";
    private const string AnyDuration = "a duration with a unit, such as 500ms, 1s or 5min, or [d.]hh:mm:ss[.fffffff], not negative";

    private readonly Warehouse _warehouse = new();

    [Fact]
    public void A_destination_gets_batches_as_configured()
    {
        using var services = Services(
            """{ "Type": "Warehouse", "Table": "events", "Batching": { "MaxBatchCount": 2, "MaxBatchAge": "1h" } }""");
        var tracker = services.GetRequiredService<Tracker>();

        for (var i = 0; i < 5; i++)
            tracker.Emit("test.event");

        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)), "The flush took longer than a minute.");
        Assert.Equal([2, 2, 1], _warehouse.Batches);
        Assert.Equal(5, tracker.GetAccount("warehouse").Delivered);
    }

    [Fact]
    public void Without_the_section_the_defaults_are_used()
    {
        using var services = Services("""{ "Type": "warehouse", "Table": "events" }""");

        Assert.IsType<BatchingBackend>(services.GetRequiredService<Tracker>().Backends["warehouse"]);
        Assert.Empty(Read("{}").Errors);
        Assert.Equivalent(new BatchingOptions(), Read("{}").Options);
    }

    [Fact]
    public void Every_option_is_read()
    {
        var (options, errors) = Read(
            """
            { "MaxBatchCount": 7, "MaxBatchBytes": "64KiB", "MaxBatchAge": "250ms", "QueueCapacityBytes": "1MiB",
              "RequestTimeout": "10s", "RetryDelay": "2s", "MaxRetryDelay": "00:00:40", "BreakDuration": "5s",
              "MaxRetryDuration": "2h", "DeadLetter": { "Type": "Memory" } }
            """);

        Assert.Empty(errors);
        Assert.Equal((7, 65_536, 1_048_576), (options.MaxBatchCount, options.MaxBatchBytes, options.QueueCapacityBytes));
        Assert.Equal(
            (TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)),
            (options.MaxBatchAge, options.RequestTimeout, options.RetryDelay));
        Assert.Equal(
            (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(5), TimeSpan.FromHours(2)),
            (options.MaxRetryDelay, options.BreakDuration, options.MaxRetryDuration));
        Assert.IsType<CollectingBackend>(options.DeadLetter);
    }

    [Fact]
    public void Every_option_except_the_clock_can_be_configured()
    {
        var error = Assert.Single(Read("""{ "Unknown": 1 }""").Errors);

        Assert.Equal(
            typeof(BatchingOptions).GetProperties()
                .Select(static property => property.Name)
                .Where(static name => name != "TimeProvider")
                .Order(StringComparer.Ordinal),
            error[(error.IndexOf("Known options: ", StringComparison.Ordinal) + "Known options: ".Length)..].TrimEnd('.').Split(", "));
    }

    [Fact]
    public void The_clock_comes_from_the_services()
    {
        var clock = new FakeTimeProvider();

        Assert.Same(clock, Read("{}", new ServiceCollection().AddSingleton<TimeProvider>(clock)).Options.TimeProvider);
    }

    [Theory]
    [InlineData("MaxBatchCount", "0", "expected an integer from 1 to 2147483647, but found '0'.")]
    [InlineData("MaxBatchBytes", "\"0KiB\"", $"expected {AnySize}, but found '0KiB'.")]
    [InlineData("QueueCapacityBytes", "\"3GB\"", $"expected {AnySize}, but found '3GB'.")]
    [InlineData("MaxBatchAge", "\"2d\"", "is out of range. Expected a time from 00:00:00 to 1.00:00:00.")]
    [InlineData("RequestTimeout", "\"1ms\"", "is out of range. Expected a time from 00:00:00.0100000 to 1.00:00:00.")]
    [InlineData("RetryDelay", "\"0s\"", "is out of range. Expected a time from 00:00:00.0010000 to 12:00:00.")]
    [InlineData("MaxRetryDelay", "\"500ms\"", "is out of range. Expected a time from 00:00:01 to 12:00:00.")]
    [InlineData("BreakDuration", "\"0s\"", "is out of range. Expected a time from 00:00:00.5000000 to 1.00:00:00.")]
    [InlineData("MaxRetryDuration", "\"29s\"", "is out of range. Expected a time from 00:00:30 to 1.00:00:00.")]
    [InlineData("MaxRetryDuration", "60", $"expected {AnyDuration}, but found '60'.")]
    [InlineData("DeadLetter", "\"Memory\"", "expected a section with the Type of a backend, but found a single value.")]
    public void An_invalid_value_is_an_error_with_its_path(string option, string value, string expected) => Assert.Equal(
        $"{Path}:Batching:{option}: {expected}",
        Assert.Single(Errors($$"""{ "Type": "Warehouse", "Table": "events", "Batching": { "{{option}}": {{value}} } }""")));

    [Fact]
    public void A_spool_is_read()
    {
        var (options, errors) = Read(
            """
            { "Spool": { "Path": "/var/spool/shop-{instance}", "MaxBytes": "2MiB", "Durability": "process", "WhenFull": "DropOldest",
              "MaxAge": "3d" } }
            """);

        Assert.Empty(errors);
        var spool = Assert.IsType<SpoolOptions>(options.Spool);
        Assert.Equal(("/var/spool/shop-{instance}", 2_097_152L), (spool.Path, spool.MaxBytes));
        Assert.Equal((SpoolDurability.Process, TimeSpan.FromDays(3)), (spool.Durability, spool.MaxAge));
        Assert.Same(QueueFullPolicy.DropOldest, spool.WhenFull);
    }

    [Fact]
    public void A_spool_needs_only_a_path()
    {
        var (options, errors) = Read("""{ "Spool": { "Path": "/var/spool/shop" } }""");

        Assert.Empty(errors);
        Assert.Equivalent(new SpoolOptions("/var/spool/shop"), options.Spool);
    }

    [Fact]
    public void A_spool_can_wait_for_room() => Assert.Equal(
        TimeSpan.FromSeconds(5),
        Read("""{ "Spool": { "Path": "/var/spool/shop", "WhenFull": "Wait", "WaitTimeout": "5s" } }""").Options.Spool?.WhenFull.Timeout);

    [Theory]
    [InlineData("\"/var/spool\"", "Spool", "expected a section with the Path of a spool, but found a single value.")]
    [InlineData("""{ "MaxAge": "1d" }""", "Spool:Path", "is missing. Set a non-empty string.")]
    [InlineData(
        """{ "Path": "relative" }""",
        "Spool:Path",
        "is not valid. Expected the absolute path of a folder, such as /var/spool/shop/warehouse.")]
    [InlineData(
        """{ "Path": "/var/spool/{instance}/shop" }""",
        "Spool:Path",
        "is not valid. Expected {instance} once, in the last part of the path, as in /var/spool/shop-{instance}.")]
    [InlineData(
        """{ "Path": "/var/spool/shop", "MaxBytes": "1KiB" }""",
        "Spool:MaxBytes",
        "is out of range. Expected at least 1048576 bytes (1 MiB), which is four of the smallest segments.")]
    [InlineData(
        """{ "Path": "/var/spool/shop", "Durability": "Disc" }""",
        "Spool:Durability",
        "expected one of Process, Disk, but found 'Disc'. Did you mean 'Disk'?")]
    [InlineData(
        """{ "Path": "/var/spool/shop", "WhenFull": "DropAll" }""",
        "Spool:WhenFull",
        "expected one of DropNewest, DropOldest, Wait, but found another value.")]
    [InlineData(
        """{ "Path": "/var/spool/shop", "MaxAge": "0s" }""",
        "Spool:MaxAge",
        "is out of range. Expected a time above 00:00:00, or null for no limit.")]
    public void An_invalid_value_of_a_spool_is_an_error_with_its_path(string spool, string option, string expected) => Assert.Equal(
        $"{Path}:Batching:{option}: {expected}",
        Assert.Single(Errors($$"""{ "Type": "Warehouse", "Table": "events", "Batching": { "Spool": {{spool}} } }""")));

    [Fact]
    public void All_errors_are_reported_together()
    {
        var errors = Errors(
            """
            { "Type": "Warehouse", "Tables": "events", "Batching": {
              "MaxBatchCont": 7, "MaxBatchBytes": -1, "MaxRetryDuration": "1s", "RetryDelay": "soon",
              "DeadLetter": { "Type": "Memry", "Size": 5 } } }
            """);

        Assert.Collection(
            errors.Order(StringComparer.Ordinal),
            static error =>
                Assert.StartsWith(
                    $"{Path}:Batching:DeadLetter:Type: unknown backend type 'Memry'. Did you mean 'Memory'?",
                    error,
                    StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:MaxBatchBytes: expected a size ", error, StringComparison.Ordinal),
            static error =>
                Assert.StartsWith(
                    $"{Path}:Batching:MaxBatchCont: unknown option 'MaxBatchCont'. Did you mean 'MaxBatchCount'?",
                    error,
                    StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:MaxRetryDuration: is out of range.", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:RetryDelay: expected a duration ", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Table: is missing.", error, StringComparison.Ordinal),
            static error =>
                Assert.StartsWith($"{Path}:Tables: unknown option 'Tables'. Did you mean 'Table'?", error, StringComparison.Ordinal));
        Assert.True(_warehouse.IsDisposed, "A destination with an invalid configuration was not disposed.");
    }

    [Fact]
    public void A_single_value_instead_of_the_section_is_an_error() => Assert.Equal(
        $"{Path}:Batching: expected a section of batching options, but found a single value.",
        Assert.Single(Errors("""{ "Type": "Warehouse", "Table": "events", "Batching": "fast" }""")));

    [Fact]
    public void Rejected_events_go_to_the_configured_dead_letter_backend()
    {
        var letters = new CollectingBackend();
        using var services = Services(
            """{ "Type": "Rejecting", "Batching": { "DeadLetter": { "Type": "Letters" } } }""",
            tracking => tracking
                .AddBackendType("Letters", (_, _) => letters)
                .AddBatchBackendType("Rejecting", static (_, _) => new Rejecting()));
        var tracker = services.GetRequiredService<Tracker>();

        tracker.Emit("test.event");

        tracker.Flush(TimeSpan.FromMinutes(1));
        Assert.Single(letters.Events);
        Assert.Equal(1, tracker.GetAccount("warehouse/dead-letter").Delivered);
    }

    private static (BatchingOptions Options, IReadOnlyList<string> Errors) Read(string batching, IServiceCollection? services = null)
    {
        using var provider = (services ?? new ServiceCollection()).BuildServiceProvider();
        var types = new ComponentTypes();
        types.AddBackend("Memory", static (_, _) => new CollectingBackend());
        var errors = new ConfigurationErrors();
        var section = SomeConfiguration.Of($$"""{ "EventTracking": { "Batching": {{batching}} } }""");
        var options = new ComponentOptions(section, new ComponentReader(types, provider, errors)).GetBatchingOptions();
        return (options, (Record.Exception(errors.ThrowIfAny) as EventTrackingConfigurationException)?.Errors ?? []);
    }

    private static string Json(string warehouse) => $$"""{ "EventTracking": { "Backends": { "warehouse": {{warehouse}} } } }""";

    private ServiceProvider Services(string warehouse, Action<EventTrackingBuilder>? configure = null) =>
        SomeConfiguration.Services(Json(warehouse), tracking =>
        {
            AddTypes(tracking);
            configure?.Invoke(tracking);
        });

    private IReadOnlyList<string> Errors(string warehouse) => SomeConfiguration.Errors(Json(warehouse), AddTypes);

    private void AddTypes(EventTrackingBuilder tracking) => tracking
        .AddBackendType("Memory", static (_, _) => new CollectingBackend())
        .AddBatchBackendType("Warehouse", (options, _) =>
        {
            options.GetRequiredString("Table");
            return _warehouse;
        });

    private sealed class Rejecting : IEventBatchBackend
    {
        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken) => new(BatchResult.Invalid("no"));
    }
}
