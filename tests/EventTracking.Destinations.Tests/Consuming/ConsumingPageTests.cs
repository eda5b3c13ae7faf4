using System.Globalization;
using EventTracking.Destinations.Tests.Support;
using EventTracking.Hosting;
using EventTracking.Kafka;
using EventTracking.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>The page about consumers lists all options with their defaults: the properties in code, and the keys of a section.</summary>
public sealed class ConsumingPageTests
{
    private const string Path = "docs/consuming.md";
    private const string Section = "EventTracking:Consumers:warehouse";

    [Fact]
    public void The_page_lists_the_options_of_a_consumer_of_Redis_with_their_defaults()
    {
        var defaults = new RedisConsumerOptions();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["ConnectionString"] = "required",
                ["ConnectionStringFile"] = "",
                ["Key"] = Default(defaults.Key),
                ["Group"] = "the consumer's name",
                ["CreateGroup"] = Default(defaults.CreateGroup),
                ["StartAt"] = Default(defaults.StartAt),
                ["ConsumerName"] = "machine and process id",
                ["ClaimAfter"] = Default(defaults.ClaimAfter),
                ["MaxAttempts"] = Default(defaults.MaxAttempts),
                ["RetryDelay"] = Default(defaults.RetryDelay),
                ["MaxRetryDelay"] = Default(defaults.MaxRetryDelay),
                ["DeadLetterKey"] = "`Key` and `:dead-letters`",
                ["MaxInFlightEvents"] = Default(defaults.MaxInFlightEvents),
                ["MaxInFlightBytes"] = Default(defaults.MaxInFlightBytes),
                ["MaxPollDelay"] = Default(defaults.MaxPollDelay),
            },
            OptionTable.In(Path, "Options"));
    }

    [Fact]
    public void The_page_lists_the_options_of_a_consumer_of_Kafka_with_their_defaults()
    {
        var defaults = new KafkaConsumerOptions();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["BootstrapServers"] = "required",
                ["Topic"] = Default(defaults.Topic),
                ["Group"] = "the consumer's name",
                ["StartAt"] = Default(defaults.StartAt),
                ["Username"] = "",
                ["Password"] = "",
                ["PasswordFile"] = "",
                ["Client"] = "",
                ["MaxAttempts"] = Default(defaults.MaxAttempts),
                ["RetryDelay"] = Default(defaults.RetryDelay),
                ["MaxRetryDelay"] = Default(defaults.MaxRetryDelay),
                ["DeadLetterTopic"] = "`Topic` and `.dead-letters`",
                ["MaxInFlightEvents"] = Default(defaults.MaxInFlightEvents),
                ["MaxInFlightBytes"] = Default(defaults.MaxInFlightBytes),
            },
            OptionTable.In(Path, "Kafka"));
    }

    [Theory]
    [InlineData("Options", typeof(RedisConsumerOptions), "ConnectionStringFile")]
    [InlineData("Kafka", typeof(KafkaConsumerOptions), "PasswordFile")]
    public async Task The_options_are_the_properties_in_code_and_the_keys_of_a_section(string heading, Type options, string file)
    {
        var listed = OptionTable.In(Path, heading).Keys.Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(options.GetProperties().Select(static property => property.Name).Append(file).Order(StringComparer.Ordinal), listed);
        Assert.Equal(await KeysAsync(options), listed);
    }

    /// <summary>Returns the keys that a host names when it finds another one.</summary>
    private static async Task<string[]> KeysAsync(Type options)
    {
        const string known = "Known options: ";
        var exception = await Assert.ThrowsAsync<EventTrackingConfigurationException>(() => RunningConsumer.StartAsync(
            "warehouse",
            builder => _ = options == typeof(RedisConsumerOptions)
                ? builder.Services.AddRedisEventConsumer("warehouse", static _ => { })
                : builder.Services.AddKafkaEventConsumer("warehouse", static _ => { }),
            new KeyValuePair<string, string?>($"{Section}:Zzz", "1")));
        var error = Assert.Single(exception.Errors, static error => error.Contains(known, StringComparison.Ordinal));
        return error[(error.IndexOf(known, StringComparison.Ordinal) + known.Length)..^1].Split(", ");
    }

    private static string Default<T>(T value) => string.Create(CultureInfo.InvariantCulture, $"`{value}`");
}
