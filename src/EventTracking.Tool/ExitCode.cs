namespace EventTracking.Tool;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCode
{
    /// <summary>The command is complete and found nothing to report.</summary>
    public const int Success = 0;

    /// <summary>The command is complete and has findings: a breaking change, an outdated lock, an invalid line.</summary>
    public const int Findings = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>The command could not do its work: an input cannot be read, or an output cannot be written.</summary>
    public const int Failure = 3;
}
