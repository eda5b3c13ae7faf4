using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>A destination of batches that an application has written is configured in a file.</summary>
public sealed class BatchingConfigurationTests
{
    private const string Path = "EventTracking:Backends:warehouse";

    private readonly Warehouse _warehouse = new();

    [Fact]
    public void A_destination_gets_batches_as_the_configuration_says()
    {
        using var services = Services("""{ "Type": "Warehouse", "Table": "events", "Batching": { "MaxBatchCount": 2, "MaxBatchAge": "1h" } }""");
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
            { "MaxBatchCount": 7, "MaxBatchBytes": "64KiB", "MaxBatchAge": "250ms", "QueueCapacityBytes": "1MiB", "RequestTimeout": "10s", "RetryDelay": "2s",
              "MaxRetryDelay": "00:00:40", "BreakDuration": "5s", "MaxRetryDuration": "2h", "DeadLetter": { "Type": "Memory" } }
            """);

        Assert.Empty(errors);
        Assert.Equal((7, 65_536, 1_048_576), (options.MaxBatchCount, options.MaxBatchBytes, options.QueueCapacityBytes));
        Assert.Equal(
            (TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(5), TimeSpan.FromHours(2)),
            (options.MaxBatchAge, options.RequestTimeout, options.RetryDelay, options.MaxRetryDelay, options.BreakDuration, options.MaxRetryDuration));
        Assert.IsType<CollectingBackend>(options.DeadLetter);
    }

    [Fact]
    public void Every_option_of_the_class_can_be_configured_except_the_clock()
    {
        var error = Assert.Single(Read("""{ "Unknown": 1 }""").Errors);

        Assert.Equal(
            typeof(BatchingOptions).GetProperties().Select(static property => property.Name).Where(static name => name != "TimeProvider").Order(StringComparer.Ordinal),
            error[(error.IndexOf("Known are: ", StringComparison.Ordinal) + "Known are: ".Length)..].TrimEnd('.').Split(", "));
    }

    [Fact]
    public void The_clock_is_that_of_the_services()
    {
        var clock = new FakeTimeProvider();

        Assert.Same(clock, Read("{}", new ServiceCollection().AddSingleton<TimeProvider>(clock)).Options.TimeProvider);
    }

    [Theory]
    [InlineData("MaxBatchCount", "0", "found '0'. Allowed is a whole number from 1 to 2147483647.")]
    [InlineData("MaxBatchBytes", "\"0KiB\"", "found '0KiB'. Allowed is a size from 1 to 2147483647 bytes, such as 4096, 32MB or 64KiB.")]
    [InlineData("QueueCapacityBytes", "\"3GB\"", "found '3GB'. Allowed is a size from 1 to 2147483647 bytes, such as 4096, 32MB or 64KiB.")]
    [InlineData("MaxBatchAge", "\"2d\"", "is out of range. Allowed is a time from 00:00:00 to 1.00:00:00.")]
    [InlineData("RequestTimeout", "\"1ms\"", "is out of range. Allowed is a time from 00:00:00.0100000 to 1.00:00:00.")]
    [InlineData("RetryDelay", "\"0s\"", "is out of range. Allowed is a time from 00:00:00.0010000 to 12:00:00.")]
    [InlineData("MaxRetryDelay", "\"500ms\"", "is out of range. Allowed is a time from 00:00:01 to 12:00:00.")]
    [InlineData("BreakDuration", "\"0s\"", "is out of range. Allowed is a time from 00:00:00.5000000 to 1.00:00:00.")]
    [InlineData("MaxRetryDuration", "\"29s\"", "is out of range. Allowed is a time from 00:00:30 to 1.00:00:00.")]
    [InlineData("MaxRetryDuration", "60", "found '60'. Allowed is a duration with a unit, such as 500ms, 1s or 5min, or [d.]hh:mm:ss[.fffffff], not negative.")]
    [InlineData("DeadLetter", "\"Memory\"", "found a single value. Allowed is a section with the Type of a backend.")]
    public void A_wrong_value_is_an_error_with_its_path(string option, string value, string expected) => Assert.Equal(
        $"{Path}:Batching:{option}: {expected}",
        Assert.Single(Errors($$"""{ "Type": "Warehouse", "Table": "events", "Batching": { "{{option}}": {{value}} } }""")));

    [Fact]
    public void All_errors_are_reported_together()
    {
        var errors = Errors(
            """
            { "Type": "Warehouse", "Tables": "events", "Batching": { "MaxBatchCont": 7, "MaxBatchBytes": -1, "MaxRetryDuration": "1s", "RetryDelay": "soon",
              "DeadLetter": { "Type": "Memry", "Size": 5 } } }
            """);

        Assert.Collection(
            errors.Order(StringComparer.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:DeadLetter:Type: there is no type of backend 'Memry'. Did you mean 'Memory'?", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:MaxBatchBytes: found '-1'.", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:MaxBatchCont: there is no option 'MaxBatchCont'. Did you mean 'MaxBatchCount'?", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:MaxRetryDuration: is out of range.", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Batching:RetryDelay: found another text.", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Table: is missing.", error, StringComparison.Ordinal),
            static error => Assert.StartsWith($"{Path}:Tables: there is no option 'Tables'. Did you mean 'Table'?", error, StringComparison.Ordinal));
        Assert.True(_warehouse.IsDisposed, "A destination of a wrong configuration was not disposed.");
    }

    [Fact]
    public void A_single_value_instead_of_the_section_is_an_error() => Assert.Equal(
        $"{Path}:Batching: found a single value. Allowed is a section of options for batches.",
        Assert.Single(Errors("""{ "Type": "Warehouse", "Table": "events", "Batching": "fast" }""")));

    [Fact]
    public void What_is_given_up_goes_to_the_configured_dead_letter_backend()
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
