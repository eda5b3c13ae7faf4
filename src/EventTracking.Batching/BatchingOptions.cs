using EventTracking.Batching;

namespace EventTracking;

/// <summary>Settings of a <see cref="BatchingBackend"/>.</summary>
public sealed class BatchingOptions
{
    /// <summary>The most events of a batch; 500 unless set.</summary>
    public int MaxBatchCount { get; init; } = 500;

    /// <summary>
    /// The most bytes of a batch: the lines of its events, without what the destination puts around them. 1 MiB unless set. An event
    /// that is larger is sent alone.
    /// </summary>
    public int MaxBatchBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// How long an event may wait for its batch to fill before the batch is sent as it is; one second unless set. With zero, each
    /// batch is what has come while the one before was sent. A flush sends at once what waits.
    /// </summary>
    public TimeSpan MaxBatchAge { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many bytes the events may take that are held, waiting or being sent: the lines, and about a hundred bytes more for each.
    /// 32 MiB unless set. An event for which there is no room is dropped and counted as <see cref="DropReason.QueueFull"/>.
    /// </summary>
    public int QueueCapacityBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// How long a request may take before it is cancelled and counts as failed; 30 seconds unless set. From 10 milliseconds to a day.
    /// An answer that still comes counts.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The pause before the first retry is up to so long, and that before each further one up to twice as long as before; one second
    /// unless set. The pause is chosen at random between nothing and that, so that clients that failed together do not return together.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the doubling of <see cref="RetryDelay"/> ends; one minute unless set.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long no request is made after most of the latest have failed; 30 seconds unless set. From half a second to a day. The next
    /// request is then a probe: if it fails, the break begins again. "The latest" are those of twice <see cref="MaxRetryDelay"/>, at
    /// least two, and "most" is half of them.
    /// </summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a batch is tried before it is given up; one hour unless set, at most a day. Its events then go to the dead-letter
    /// backend, or are dropped and counted as <see cref="DropReason.Expired"/>, and the next batch has its turn. Events that wait
    /// behind it do not age by this.
    /// </summary>
    public TimeSpan MaxRetryDuration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Takes the events that the destination rejects, did not take before the deadline, or has not taken when the backend is disposed, with
    /// the extra field <c>dead_letter</c>; see <see cref="BatchingBackend"/>. Without one, which is the default, such events are dropped and
    /// counted. It is flushed and disposed with the backend.
    /// </summary>
    public IEventBackend? DeadLetter { get; init; }

    /// <summary>The clock of all that takes time here; that of the system unless set.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the pauses come from: numbers from 0 to below 1.</summary>
    internal Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>
    /// Returns the names of the options that are out of their ranges, each with the values that are allowed; empty if all are valid. A
    /// <see cref="BatchingBackend"/> rejects options that are not.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() => BatchingSettings.Errors(this);
}
