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

    /// <summary>Writes a loss.</summary>
    /// <param name="loss">The events.</param>
    /// <param name="source">The name of the account, or what else the line names; <see langword="null"/> for the tracker.</param>
    /// <param name="account">The backend that lost the events; <see langword="null"/> for the tracker.</param>
    /// <param name="throttle">The throttle of that backend and reason.</param>
    void Write(in Loss loss, string? source, string? account, LogThrottle throttle);

    /// <summary>Writes how many events were dropped without a line of their own.</summary>
    void WriteMore(string? account, DropReason reason, long events);

    /// <summary>Writes how many failures that cost no event had no line of their own.</summary>
    void WriteUnlogged();
}
