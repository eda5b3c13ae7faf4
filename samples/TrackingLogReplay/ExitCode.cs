namespace TrackingLogReplay;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The events of all valid lines were written.</summary>
    public const int Success = 0;

    /// <summary>A line was rejected under <c>--strict</c>, or an event could not be written.</summary>
    public const int Incomplete = 1;

    /// <summary>The command line is invalid, or a log or the output cannot be opened.</summary>
    public const int Invalid = 2;
}
