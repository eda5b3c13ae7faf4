using EventTracking.Batching;

namespace EventTracking;

/// <summary>Options of a <see cref="BatchingBackend"/>.</summary>
public sealed class BatchingOptions
{
    /// <summary>Gets the maximum number of events in a batch. Default: 500.</summary>
    public int MaxBatchCount { get; init; } = 500;

    /// <summary>
    /// Gets the maximum number of bytes in a batch, counting the lines of its events without anything that the destination adds. A
    /// larger event is sent alone. Default: 1 MiB.
    /// </summary>
    public int MaxBatchBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// Gets how long an event may wait for its batch to fill. With zero, a batch contains the events that arrived while the previous one
    /// was being sent. A flush sends waiting events at once. From 0 to 1 day. Default: 1 second.
    /// </summary>
    public TimeSpan MaxBatchAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets the maximum number of bytes of the held events, waiting or being sent: the lines plus about a hundred bytes per event. An
    /// event that does not fit is dropped and counted as <see cref="DropReason.QueueFull"/>. Default: 32 MiB.
    /// </summary>
    public int QueueCapacityBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Gets how long a request may take before it is canceled and counts as failed. A response that arrives later still counts. From 10
    /// milliseconds to 1 day. Default: 30 seconds.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets the maximum delay before the first retry. The maximum doubles with each further retry, up to <see cref="MaxRetryDelay"/>. The
    /// actual delay is random between zero and the maximum, so that clients that failed together do not return together. From 1
    /// millisecond to 12 hours. Default: 1 second.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets the limit for the doubling of <see cref="RetryDelay"/>. From <see cref="RetryDelay"/> to 12 hours. Default: 1 minute.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets how long no request is made after the circuit breaker has opened. It opens if at least half of the requests within twice
    /// <see cref="MaxRetryDelay"/> have failed, and at least two were made. The request after the break is a probe: if it fails, the break
    /// starts again. From 500 milliseconds to 1 day. Default: 30 seconds.
    /// </summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets how long a batch is retried before it is given up. Its events then go to the dead-letter backend, or are dropped and counted as
    /// <see cref="DropReason.Expired"/>, and the next batch is sent. The time that events wait in the queue does not count. From
    /// <see cref="RequestTimeout"/> to 1 day. Default: 1 hour. With a <see cref="Spool"/>, batches are never given up.
    /// </summary>
    public TimeSpan MaxRetryDuration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets the backend for events that the destination rejects, that expire, or that are still held when the backend is disposed. They
    /// get the extra field <c>dead_letter</c>; see <see cref="BatchingBackend"/>. It is flushed and disposed with the backend. Default:
    /// <see langword="null"/>: with a <see cref="Spool"/>, such events are appended to the file <c>dead/events.jsonl</c> in its folder;
    /// otherwise they are dropped and counted.
    /// </summary>
    public IEventBackend? DeadLetter { get; init; }

    /// <summary>
    /// Gets the options of the spool that holds the events on disk; <see langword="null"/> to hold them in memory. With a spool,
    /// <see cref="QueueCapacityBytes"/> limits the events that are in memory because they are not on disk yet, and
    /// <see cref="MaxRetryDuration"/> does not apply. Default: <see langword="null"/>.
    /// </summary>
    public SpoolOptions? Spool { get; init; }

    /// <summary>Gets the clock for timeouts, delays and ages. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the source of random numbers, from 0 to below 1, for the delays.</summary>
    internal Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>
    /// Returns the names of the options that are out of range, each with the allowed values; empty if all are valid. The constructor of
    /// <see cref="BatchingBackend"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() => BatchingSettings.Errors(this);
}
