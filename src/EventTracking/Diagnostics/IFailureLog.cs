using Microsoft.Extensions.Logging;

namespace EventTracking.Diagnostics;

/// <summary>
/// Writes failures for people to read. An interface, so that a native program that never passes a logger to a tracker does not contain
/// the code that writes to one.
/// </summary>
internal interface IFailureLog
{
    /// <summary>Gets the logger.</summary>
    ILogger Logger { get; }

    /// <inheritdoc cref="FailureReporter.Report(TrackingFailure, ReadOnlySpan{byte})"/>
    void Write(TrackingFailure failure, ReadOnlySpan<byte> written);

    /// <summary>Writes a loss.</summary>
    /// <param name="loss">The events.</param>
    /// <param name="source">The name of the account, or what else the line names; <see langword="null"/> for the tracker.</param>
    /// <param name="account">The backend that lost the events; <see langword="null"/> for the tracker.</param>
    /// <param name="throttle">The throttle of that backend and reason.</param>
    void Write(in Loss loss, string? source, string? account, LogThrottle throttle);

    /// <summary>Writes the number of dropped events that had no line of their own.</summary>
    void WriteMore(string? account, DropReason reason, long events);

    /// <summary>Writes the number of failures without lost events that had no line of their own.</summary>
    void WriteUnlogged();
}
