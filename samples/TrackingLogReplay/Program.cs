using EventTracking;
using TrackingLogReplay;
using TrackingLogReplay.Reporting;

return CommandLine.Invoke(args, static request =>
{
    var console = StandardError.Open();
    var report = new Report(console);
    var failures = new TrackerLog(console);

    try
    {
        using var replayer = new Replayer(CreateBackend(request.Output), report, failures);
        ProgressBars.ForEachLog(console, request.Logs, replayer.Replay);
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        console.WriteMessage(exception.Message);
        return ExitCode.Invalid;
    }

    report.Summarize();
    failures.Summarize();
    return failures.Count > 0 || (request.IsStrict && report.Rejected > 0) ? ExitCode.Incomplete : ExitCode.Success;
});

static JsonLinesBackend CreateBackend(string? path) =>
    path is null ? new JsonLinesBackend(Console.OpenStandardOutput()) : new JsonLinesBackend(path);
