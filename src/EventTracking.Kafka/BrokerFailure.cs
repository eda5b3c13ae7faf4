namespace EventTracking.Kafka;

/// <summary>Failures in the words of destinations and consumers alike.</summary>
internal static class BrokerFailure
{
    public const string Refused = "Kafka refuses the user or password. Correct Username and Password, and sasl.mechanism in Client.";

    public static string Unreachable(string bootstrapServers) =>
        $"No broker answers at {bootstrapServers}. Check that it runs, and BootstrapServers.";

    public static string UnknownTopic(string topic) => $"The topic \"{topic}\" does not exist. Create it, or correct Topic.";
}
