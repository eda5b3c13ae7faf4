using Microsoft.Extensions.Logging;

namespace EventTracking.Diagnostics;

/// <summary>
/// Where failures are written, for people to read. An interface, so that a native program that gives a tracker no logger is spared all
/// that writes to one.
/// </summary>
internal interface IFailureLog
{
    /// <summary>The logger that everything is written to.</summary>
    ILogger Logger { get; }

    /// <inheritdoc cref="FailureReporter.Report(TrackingFailure, ReadOnlySpan{byte})"/>
    void Write(TrackingFailure failure, ReadOnlySpan<byte> written);

    /// <summary>Writes a failure that costs events.</summary>
    /// <param name="failure">The failure, which names the first of the events.</param>
    /// <param name="events">How many events it costs.</param>
    /// <param name="account">The backend that lost them; <see langword="null"/> for the tracker.</param>
    /// <param name="throttle">The throttle of that backend and reason.</param>
    void Write(TrackingFailure failure, long events, string? account, LogThrottle throttle);

    /// <summary>Writes how many events were dropped without a line of their own.</summary>
    void WriteMore(string? account, DropReason reason, long events);

    /// <summary>Writes how many failures that cost no event had no line of their own.</summary>
    void WriteUnlogged();
}
