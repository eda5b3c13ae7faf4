using System.Globalization;
using EventTracking.Diagnostics;

namespace EventTracking;

/// <summary>The status of a backend that holds events, at one moment: what waits, and whether the destination fails.</summary>
/// <remarks>See <see cref="IMonitorableBackend"/>. A backend that only has a queue in front of it reports what waits there.</remarks>
public sealed class BackendStatus
{
    private readonly string? _lastError;
    private readonly string? _lastDiskError;

    /// <summary>
    /// Gets the names of the routers and of the backend, for example <c>audit/warehouse</c>. The tracker sets it; empty in a status that
    /// was read from the backend itself.
    /// </summary>
    public string Path { get; private init; } = "";

    /// <summary>Gets the number of events that wait, or are being sent.</summary>
    public long PendingEvents { get; init; }

    /// <summary>Gets the number of bytes that these events take of the capacity of their queue.</summary>
    public long PendingBytes { get; init; }

    /// <summary>Gets how long the oldest of these events has waited; zero if none waits.</summary>
    public TimeSpan OldestAge { get; init; }

    /// <summary>
    /// Gets the time of the first failed request since the last successful one; <see langword="null"/> while the destination works.
    /// </summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>
    /// Gets a value indicating whether the circuit breaker is open, so that requests are not sent, except for one probe at a time.
    /// </summary>
    public bool IsCircuitOpen { get; init; }

    /// <summary>
    /// Gets the error of the last failed request; <see langword="null"/> while the destination works. It is shortened to one line of
    /// at most 1,000 characters. The text is that of the destination, which must keep secrets out of it.
    /// </summary>
    public string? LastError
    {
        get => _lastError;
        init => _lastError = LogText.Detail(value);
    }

    /// <summary>Gets the number of requests that failed so far.</summary>
    public long FailedRequests { get; init; }

    /// <summary>Gets the number of requests so far that repeated a failed one.</summary>
    public long Retries { get; init; }

    /// <summary>Gets the number of pending events that are in the spool on disk; 0 without a spool.</summary>
    public long SpooledEvents { get; init; }

    /// <summary>Gets the number of bytes that the spool occupies on disk, including reserved space; 0 without a spool.</summary>
    public long SpooledBytes { get; init; }

    /// <summary>Gets the number of operations of the spool on its disk that failed so far.</summary>
    public long DiskErrors { get; init; }

    /// <summary>
    /// Gets the time from which the spool could not write to its disk; <see langword="null"/> while it can, and without a spool.
    /// </summary>
    public DateTimeOffset? DiskFailingSince { get; init; }

    /// <summary>
    /// Gets the error of the last failed operation of the spool on its disk, on one line; <see langword="null"/> while it can write, and
    /// without a spool.
    /// </summary>
    public string? LastDiskError
    {
        get => _lastDiskError;
        init => _lastDiskError = LogText.Detail(value);
    }

    /// <summary>Gets a value indicating whether requests fail.</summary>
    public bool IsFailing => FailingSince is not null;

    /// <summary>Returns the numbers on one line, without <see cref="LastError"/>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Path}': pending {PendingEvents}, bytes {PendingBytes}, oldest {OldestAge}, "
            + $"{(FailingSince is { } since ? $"failing since {since:O}" : "working")}, circuit {(IsCircuitOpen ? "open" : "closed")}, "
            + $"failed requests {FailedRequests}, retries {Retries}, spooled {SpooledEvents}, spool bytes {SpooledBytes}, "
            + $"disk errors {DiskErrors}");

    /// <summary>Returns the status under the path of its backend, together with the queue in front of the backend if it has one.</summary>
    internal BackendStatus At(string path, BackgroundQueueStatus queue) => new()
    {
        Path = path,
        PendingEvents = PendingEvents + queue.QueuedEvents,
        PendingBytes = PendingBytes + queue.QueuedBytes,
        OldestAge = OldestAge > queue.OldestAge ? OldestAge : queue.OldestAge,
        FailingSince = FailingSince,
        IsCircuitOpen = IsCircuitOpen,
        LastError = LastError,
        FailedRequests = FailedRequests,
        Retries = Retries,
        SpooledEvents = SpooledEvents,
        SpooledBytes = SpooledBytes,
        DiskErrors = DiskErrors,
        DiskFailingSince = DiskFailingSince,
        LastDiskError = LastDiskError,
    };
}
