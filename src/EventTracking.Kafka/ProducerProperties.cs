using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>The properties of the client.</summary>
internal static partial class ProducerProperties
{
    /// <summary>Properties on which delivery depends, or that have an option of their own.</summary>
    private static readonly string[] Fixed =
        ["acks", "bootstrap.servers", "delivery.report.only.error", "enable.idempotence", "metadata.broker.list", "request.required.acks"];

    /// <summary>Lets the client check its properties. Its message may contain a value, so only the property is taken from it.</summary>
    /// <returns>The allowed values, or <see langword="null"/> if all properties are valid.</returns>
    public static string? FindError(KafkaOptions options)
    {
        if (options.Client.Keys.FirstOrDefault(static name => Fixed.Contains(name, StringComparer.Ordinal)) is { } fixedName)
            return $"properties that can be changed; {fixedName} cannot";
        if (options.Client.Count == 0)
            return null;

        if (FindError(options, options.Client) is not { } error)
            return null;

        // The message names another property if this one is an alias.
        var property = Name().Matches(error).Select(static match => match.Groups["name"].Value).FirstOrDefault(options.Client.ContainsKey)
            ?? options.Client.FirstOrDefault(one => FindError(options, [one]) is not null).Key;
        return property is null
            ? "properties of librdkafka that fit together, with the values that its CONFIGURATION.md lists"
            : $"properties of librdkafka with the values that its CONFIGURATION.md lists; {property} is unknown or has another value";
    }

    public static IProducer<byte[]?, byte[]> Create(KafkaOptions options, Action<Error> onError) =>
        Create(Of(options, options.Client), onError);

    private static IProducer<byte[]?, byte[]> Create(Dictionary<string, string> properties, Action<Error> onError) =>
        new ProducerBuilder<byte[]?, byte[]>(properties)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler(static (_, _) => { })
            .Build();

    private static string? FindError(KafkaOptions options, IEnumerable<KeyValuePair<string, string>> client)
    {
        try
        {
            Create(Of(options, client), static _ => { }).Dispose();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KafkaException)
        {
            return exception.Message;
        }
    }

    private static Dictionary<string, string> Of(KafkaOptions options, IEnumerable<KeyValuePair<string, string>> client)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["enable.idempotence"] = "true",
            ["acks"] = "all",

            // Longer than a request may take. Until then the client repeats a message under its sequence number, by which the broker
            // recognizes a repetition; a message that is produced again has another number.
            ["message.timeout.ms"] = "300000",

            // Retries and their delays belong to the batching backend, so failures are reported soon.
            ["topic.metadata.propagation.max.ms"] = "5000",
            ["reconnect.backoff.max.ms"] = "1000",

            // The messages of a batch are produced at once, so waiting for more only delays it.
            ["linger.ms"] = "1",
            ["client.id"] = "EventTracking",
        };
        if (options.Username is not null && options.Password is not null)
        {
            properties["sasl.username"] = options.Username;
            properties["sasl.password"] = options.Password;
        }

        foreach (var (name, value) in client)
            properties[name] = value;
        return properties;
    }

    [GeneratedRegex("\"(?<name>[a-z.]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
