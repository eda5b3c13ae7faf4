namespace TrackingLogReplay;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Every event of a good line was written.</summary>
    public const int Done = 0;

    /// <summary>A line was rejected under <c>--strict</c>, or an event could not be written.</summary>
    public const int Incomplete = 1;

    /// <summary>The command line, a log or the output is not usable.</summary>
    public const int Refused = 2;
}
