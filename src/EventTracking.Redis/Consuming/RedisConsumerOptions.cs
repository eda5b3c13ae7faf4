using System.Globalization;
using EventTracking.Redis.Handling;

namespace EventTracking.Redis;

/// <summary>Options of a consumer of a Redis stream.</summary>
public sealed class RedisConsumerOptions
{
    private static readonly string DefaultConsumerName =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");

    /// <inheritdoc cref="RedisOptions.ConnectionString"/>
    public string ConnectionString { get; init; } = "";

    /// <summary>Gets the key of the stream. Default: <c>events</c>.</summary>
    public string Key { get; init; } = "events";

    /// <summary>
    /// Gets the consumer group: each event is handled by one of its consumers. Default: <see langword="null"/>, the name of the consumer
    /// in the host.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Gets whether the group and the stream are created if they are missing. Default: <see langword="true"/>.</summary>
    public bool CreateGroup { get; init; } = true;

    /// <summary>Gets where a group that is created begins. Default: <see cref="RedisStreamStart.Beginning"/>.</summary>
    public RedisStreamStart StartAt { get; init; } = RedisStreamStart.Beginning;

    /// <summary>
    /// Gets the name of this process in the group, different for each running process. A process that restarts under the same name
    /// continues with its own events at once. Default: the names of the machine and the process id.
    /// </summary>
    public string ConsumerName { get; init; } = DefaultConsumerName;

    /// <summary>
    /// Gets how long a consumer must have been silent before the others take over its events, from 1 second. Running consumers report
    /// three times as often that they hold theirs, however long a handler takes. Default: 30 seconds.
    /// </summary>
    public TimeSpan ClaimAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how often an event is handled before it is dead-lettered, from 1. Default: 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Gets the delay before the second attempt, which doubles with each further one. Default: 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the longest delay between two attempts. Default: 30 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets the key of the stream to which events are appended that cannot be handled. Default: <see langword="null"/>,
    /// <see cref="Key"/> with the ending <c>:dead-letters</c>.
    /// </summary>
    public string? DeadLetterKey { get; init; }

    /// <summary>
    /// Gets how many events are held at most, including those that wait for a retry. At the limit no new ones are read. From 1. Default:
    /// 1,000.
    /// </summary>
    public int MaxInFlightEvents { get; init; } = 1_000;

    /// <summary>Gets about how many bytes the held events may have, from 64 KiB. Default: 16 MiB.</summary>
    public long MaxInFlightBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// Gets the longest delay between two requests for events while there are none, from 1 millisecond to 1 minute. Default: 250
    /// milliseconds.
    /// </summary>
    public TimeSpan MaxPollDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    internal string DeadLetterKeyOrDefault => DeadLetterKey ?? $"{Key}:dead-letters";

    internal RetryPolicy Retries => new(MaxAttempts, RetryDelay, MaxRetryDelay);

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. A host with invalid options does
    /// not start.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate()
    {
        var errors = new List<KeyValuePair<string, string>>(
            new RedisOptions { ConnectionString = ConnectionString, Key = Key }.Validate());
        Require(Group is null || RedisOptions.IsName(Group), nameof(Group), RedisOptions.ExpectedName);
        Require(RedisOptions.IsName(ConsumerName), nameof(ConsumerName), RedisOptions.ExpectedName);
        Require(Enum.IsDefined(StartAt), nameof(StartAt), $"one of {string.Join(", ", Enum.GetNames<RedisStreamStart>())}");
        Require(DeadLetterKey is null || RedisOptions.IsName(DeadLetterKey), nameof(DeadLetterKey), RedisOptions.ExpectedName);
        Require(DeadLetterKeyOrDefault != Key, nameof(DeadLetterKey), "a key other than Key");
        Require(ClaimAfter >= TimeSpan.FromSeconds(1) && ClaimAfter <= TimeSpan.FromDays(1), nameof(ClaimAfter), "1 second to 1 day");
        Require(MaxInFlightEvents >= 1, nameof(MaxInFlightEvents), "a number of events from 1");
        Require(MaxInFlightBytes >= 64 * 1024, nameof(MaxInFlightBytes), "a size from 64 KiB");
        Require(
            MaxPollDelay >= TimeSpan.FromMilliseconds(1) && MaxPollDelay <= TimeSpan.FromMinutes(1), nameof(MaxPollDelay),
            "1 millisecond to 1 minute");
        Retries.Validate(errors);
        return errors;

        void Require(bool isValid, string option, string expected)
        {
            if (!isValid)
                errors.Add(new(option, expected));
        }
    }
}
