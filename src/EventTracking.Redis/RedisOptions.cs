using System.Globalization;
using StackExchange.Redis;

namespace EventTracking.Redis;

/// <summary>Options of a <see cref="RedisDestination"/>.</summary>
public sealed class RedisOptions
{
    private const int MaxNameLength = 512;

    internal static readonly string ExpectedName = string.Create(
        CultureInfo.InvariantCulture, $"a name of at most {MaxNameLength} characters, without control characters");

    /// <summary>
    /// Gets the connection string as StackExchange.Redis defines it, for example
    /// <c>redis.example.org:6380,ssl=true,user=events,password=...</c>. A secret: it is never logged. Required.
    /// </summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Gets the key of the stream. It is created with the first event. Default: <c>events</c>.</summary>
    public string Key { get; init; } = "events";

    /// <summary>
    /// Gets the number of newest entries to keep, approximately: older ones are removed, whether a consumer has read them or not
    /// (<c>MAXLEN ~</c>). At least 1. Default: <see langword="null"/>, the stream is not trimmed and consumers or an operator must do it.
    /// </summary>
    public long? MaxLength { get; init; }

    /// <summary>
    /// Gets the name under which a server of version 8.6 or later remembers the ids of added events to ignore repeated ones. It should be
    /// different for each process and the same after a restart. Older servers do not use it. Default: the name of the machine.
    /// </summary>
    public string ProducerId { get; init; } = Environment.MachineName;

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. The constructor of
    /// <see cref="RedisDestination"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate()
    {
        var errors = new List<KeyValuePair<string, string>>();
        if (!IsConnectionString())
            errors.Add(new(nameof(ConnectionString), "a connection string such as redis.example.org:6379,user=events,password=..."));
        if (!IsName(Key))
            errors.Add(new(nameof(Key), ExpectedName));
        if (MaxLength < 1)
            errors.Add(new(nameof(MaxLength), "a number of entries from 1; omit it to keep all entries"));
        if (!IsName(ProducerId))
            errors.Add(new(nameof(ProducerId), ExpectedName));
        return errors;
    }

    /// <summary>Parses the connection string of valid options.</summary>
    internal ConfigurationOptions ParseConnectionString() => ConfigurationOptions.Parse(ConnectionString);

    private bool IsConnectionString()
    {
        try
        {
            return !string.IsNullOrWhiteSpace(ConnectionString) && ParseConnectionString().EndPoints.Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The message would contain parts of the connection string.
            return false;
        }
    }

    internal static bool IsName(string? name) =>
        !string.IsNullOrWhiteSpace(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl);
}
