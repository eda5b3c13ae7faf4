using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>Settings of a <see cref="LoggerBackend"/>.</summary>
public sealed class LoggerBackendOptions
{
    /// <summary>The level that events are logged at; <see cref="LogLevel.Information"/> unless set.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>The text that is logged; compact JSON unless set.</summary>
    public LoggerFormat Format { get; init; }

    /// <summary>
    /// The most characters that a text may have; no limit unless set. An event that is longer is not logged but dropped, and the
    /// drop is counted as <see cref="DropReason.Oversize"/>.
    /// </summary>
    public int? MaxTextLength { get; init; }
}
