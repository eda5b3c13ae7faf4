using EventTracking.Hosting;
using EventTracking.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>Errors at the start of a host.</summary>
public sealed class RedisConsumerOptionsTests
{
    private const string Section = "EventTracking:Consumers:warehouse";

    [Theory]
    [InlineData("Keys", "events", "Keys: unknown option 'Keys'. Did you mean 'Key'?")]
    [InlineData("Group", " ", "Group: is not valid. Expected a name of at most 512 characters, without control characters.")]
    [InlineData("StartAt", "Beginnings", "StartAt: expected one of Beginning, End, but found 'Beginnings'. Did you mean 'Beginning'?")]
    [InlineData("MaxAttempts", "0", "MaxAttempts: is out of range. Expected a number of attempts from 1.")]
    [InlineData("RetryDelay", "2min", "RetryDelay: is out of range. Expected a positive duration of at most MaxRetryDelay.")]
    [InlineData("ClaimAfter", "10ms", "ClaimAfter: is out of range. Expected 1 second to 1 day.")]
    [InlineData("MaxInFlightBytes", "1KB", "MaxInFlightBytes: is out of range. Expected a size from 64 KiB.")]
    [InlineData("MaxInFlightEvents", "0", "MaxInFlightEvents: is out of range. Expected a number of events from 1.")]
    [InlineData("MaxPollDelay", "0s", "MaxPollDelay: is out of range. Expected 1 millisecond to 1 minute.")]
    [InlineData("DeadLetterKey", "events", "DeadLetterKey: is not valid. Expected a key other than Key.")]
    public async Task An_invalid_option_is_named_with_the_allowed_values(string key, string value, string error)
    {
        var exception = await StartAsync(
            static consumer => consumer.OnAny(static (_, _) => ValueTask.CompletedTask),
            new($"{Section}:ConnectionString", "127.0.0.1:1"), new($"{Section}:{key}", value));

        Assert.StartsWith($"{Section}:{error}", Assert.Single(exception.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_are_reported_together()
    {
        var exception = await StartAsync(static _ => { }, new($"{Section}:Group", ""), new($"{Section}:MaxAttempts", "x"));

        Assert.Equal(
            [
                $"{Section}:ConnectionString: is missing. Set it, or set ConnectionStringFile to the path of a file that contains it.",
                $"{Section}:MaxAttempts: expected an integer from -2147483648 to 2147483647, but found another value.",
                $"{Section}:Group: is not valid. Expected a name of at most 512 characters, without control characters.",
                $"{Section}:Handlers: the consumer has none. Call On, OnAny or ForwardTo where it is added.",
            ],
            exception.Errors);
    }

    [Fact]
    public async Task A_backend_that_does_not_exist_is_named()
    {
        var exception = await StartAsync(
            static consumer => consumer.ForwardTo("fil"), new($"{Section}:ConnectionString", "127.0.0.1:1"),
            new("EventTracking:Backends:file:Type", "Logger"));

        Assert.Equal(
            [
                $"{Section}:ForwardTo: the tracker has no backend 'fil'. Correct the name, or add the backend. Backends of the tracker: "
                    + "file.",
            ],
            exception.Errors);
    }

    [Fact]
    public async Task Options_in_code_are_overridden_by_the_section()
    {
        var exception = await Assert.ThrowsAsync<EventTrackingConfigurationException>(() => RunningConsumer.StartAsync(
            "warehouse",
            static builder => builder.Services.AddRedisEventConsumer(
                "warehouse",
                new RedisConsumerOptions { ConnectionString = "127.0.0.1:1", MaxAttempts = 0, Key = "" },
                static consumer => consumer.OnAny(static (_, _) => ValueTask.CompletedTask)),
            new KeyValuePair<string, string?>($"{Section}:Key", "events")));

        Assert.Equal([$"{Section}:MaxAttempts: is not valid. Expected a number of attempts from 1."], exception.Errors);
    }

    [Fact]
    public async Task A_second_handler_of_an_event_is_an_error()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => RunningConsumer.StartAsync(
            "warehouse",
            static builder => builder.Services.AddRedisEventConsumer(
                "warehouse", new RedisConsumerOptions { ConnectionString = "127.0.0.1:1" },
                static consumer => consumer.On<Reading>(IgnoreAsync).On<Reading>(IgnoreAsync))));

        Assert.StartsWith(
            "The consumer 'warehouse' already has a handler for the event 'test.sensor.read'. Call both from one handler.",
            exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_consumer_of_a_name_is_an_error()
    {
        var services = new ServiceCollection().AddRedisEventConsumer("warehouse", static _ => { });

        var exception = Assert.Throws<ArgumentException>(() => services.AddRedisEventConsumer("Warehouse", static _ => { }));

        Assert.StartsWith("A consumer named 'Warehouse' already exists. Use another name.", exception.Message, StringComparison.Ordinal);
    }

    private static Task<EventTrackingConfigurationException> StartAsync(
        Action<RedisEventConsumerBuilder> configure, params KeyValuePair<string, string?>[] settings) =>
        Assert.ThrowsAsync<EventTrackingConfigurationException>(() => RunningConsumer.StartAsync(
            "warehouse",
            builder =>
            {
                builder.AddEventTracking();
                builder.Services.AddRedisEventConsumer("warehouse", configure);
            },
            settings));

    private static ValueTask IgnoreAsync(Reading read, EventLine line, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
