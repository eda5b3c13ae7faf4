using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>The properties of librdkafka that users set, for producers and consumers.</summary>
internal static partial class ClientProperties
{
    public static void Add(
        Dictionary<string, string> properties,
        string? username,
        string? password,
        IEnumerable<KeyValuePair<string, string>> client)
    {
        if (username is not null && password is not null)
        {
            properties["sasl.username"] = username;
            properties["sasl.password"] = password;
        }

        foreach (var (name, value) in client)
            properties[name] = value;
    }

    /// <summary>Lets the client check its properties. Its message may contain a value, so only the property is taken from it.</summary>
    /// <param name="client">The properties.</param>
    /// <param name="fixedNames">Properties that cannot be changed.</param>
    /// <param name="create">Creates a client with properties.</param>
    /// <returns>The allowed values, or <see langword="null"/> if all properties are valid.</returns>
    public static string? FindError(
        IReadOnlyDictionary<string, string> client,
        string[] fixedNames,
        Func<IEnumerable<KeyValuePair<string, string>>, IDisposable> create)
    {
        if (client.Keys.FirstOrDefault(name => fixedNames.Contains(name, StringComparer.Ordinal)) is { } fixedName)
            return $"properties that can be changed; {fixedName} cannot";
        if (client.Count == 0)
            return null;

        if (FindError(client, create) is not { } error)
            return null;

        // The message names another property if this one is an alias.
        var property = Name().Matches(error).Select(static match => match.Groups["name"].Value).FirstOrDefault(client.ContainsKey)
            ?? client.FirstOrDefault(one => FindError([one], create) is not null).Key;
        return property is null
            ? "properties of librdkafka that fit together, with the values that its CONFIGURATION.md lists"
            : $"properties of librdkafka with the values that its CONFIGURATION.md lists; {property} is unknown or has another value";
    }

    private static string? FindError(
        IEnumerable<KeyValuePair<string, string>> client, Func<IEnumerable<KeyValuePair<string, string>>, IDisposable> create)
    {
        try
        {
            create(client).Dispose();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KafkaException)
        {
            return exception.Message;
        }
    }

    [GeneratedRegex("\"(?<name>[a-z.]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
