using EventTracking.Http.CloudEvents;
using EventTracking.Http.Fields;

namespace EventTracking.Kafka;

/// <summary>Options of a <see cref="KafkaDestination"/>.</summary>
public sealed class KafkaOptions
{
    internal const string ExpectedTopic = "1 to 249 letters, digits, points, underscores or hyphens";

    private const int MaxTopicLength = 249;

    /// <summary>Gets the brokers to connect to first: <c>host:port</c>, separated by commas. Required.</summary>
    public string BootstrapServers { get; init; } = "";

    /// <summary>Gets the topic. It must exist, unless the brokers create topics. Default: <c>events</c>.</summary>
    public string Topic { get; init; } = "events";

    /// <summary>Gets how an event becomes a message. Default: <see cref="KafkaFormat.CloudEventsBinary"/>.</summary>
    public KafkaFormat Format { get; init; } = KafkaFormat.CloudEventsBinary;

    /// <summary>
    /// Gets the field that becomes the key of the message: <c>context.</c> or <c>data.</c> and the name of a field with a string or an
    /// integer. Messages with the same key go to the same partition, in order. An event without the field has no key. Default:
    /// <see langword="null"/>, no message has a key.
    /// </summary>
    public string? KeyField { get; init; }

    /// <summary>
    /// Gets the <c>source</c> of each CloudEvent: a URI or a path. Default: <c>/</c> and the name of the program.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Gets the user for SASL (<c>sasl.username</c>). Default: <see langword="null"/>.</summary>
    public string? Username { get; init; }

    /// <summary>Gets the password for SASL (<c>sasl.password</c>). A secret: it is never logged. Default: <see langword="null"/>.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Gets further properties of the client, by the names of librdkafka, such as <c>security.protocol</c> or <c>compression.type</c>.
    /// Their values may be secrets: they are never logged. <c>acks</c> and <c>enable.idempotence</c> cannot be changed. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Client { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. The constructor of
    /// <see cref="KafkaDestination"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate()
    {
        var errors = new List<KeyValuePair<string, string>>();
        Require(!string.IsNullOrWhiteSpace(BootstrapServers), nameof(BootstrapServers), "brokers such as kafka-1.example.org:9092");
        Require(IsTopic(Topic), nameof(Topic), ExpectedTopic);
        Require(Enum.IsDefined(Format), nameof(Format), $"one of {string.Join(", ", Enum.GetNames<KafkaFormat>())}");
        Require(KeyField is null || EventFieldPath.TryParse(KeyField, out _), nameof(KeyField), EventFieldPath.Expected);
        Require(CloudEventSource.IsValid(Source), nameof(Source), CloudEventSource.Expected);
        Require((Username is null) == (Password is null), nameof(Password), "Username and Password, or neither");
        if (ProducerProperties.FindError(this) is { } error)
            errors.Add(new(nameof(Client), error));
        return errors;

        void Require(bool isValid, string option, string expected)
        {
            if (!isValid)
                errors.Add(new(option, expected));
        }
    }

    internal static bool IsTopic(string? topic) => topic is { Length: > 0 and <= MaxTopicLength } and not ("." or "..")
        && topic.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
