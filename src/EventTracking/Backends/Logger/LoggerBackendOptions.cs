using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>Options of a <see cref="LoggerBackend"/>.</summary>
public sealed class LoggerBackendOptions
{
    /// <summary>Gets or initializes the level of the events. Default: <see cref="LogLevel.Information"/>.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Gets or initializes the format of the text. Default: compact JSON.</summary>
    public LoggerFormat Format { get; init; }

    /// <summary>
    /// Gets or initializes the maximum length of a text in characters; with <see cref="LoggerFormat.Structured"/>, of the event's line. A
    /// longer event is dropped as <see cref="DropReason.Oversize"/>. Default: no limit.
    /// </summary>
    public int? MaxTextLength { get; init; }
}
