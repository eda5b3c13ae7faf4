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

    /// <inheritdoc cref="FailureReporter.Report(TrackingFailure, long, LogThrottle)"/>
    void Write(TrackingFailure failure, long events, LogThrottle throttle);

    /// <summary>Writes how many events were dropped without a line of their own.</summary>
    void WriteMore(string? source, DropReason reason, long events);

    /// <summary>Writes how many failures that cost no event had no line of their own.</summary>
    void WriteRest();
}
