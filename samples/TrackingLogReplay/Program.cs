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
        using var replayer = new Replayer(Destination(request.Output), report, failures);
        ProgressBars.ForEachLog(console, request.Logs, replayer.Replay);
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        console.Say(exception.Message);
        return ExitCode.Refused;
    }

    report.Summarize();
    failures.Summarize();
    return failures.Count > 0 || (request.IsStrict && report.Rejected > 0) ? ExitCode.Incomplete : ExitCode.Done;
});

static JsonLinesBackend Destination(string? path) =>
    path is null ? new JsonLinesBackend(Console.OpenStandardOutput()) : new JsonLinesBackend(path);
