using System.CommandLine;
using EventTracking;
using TrackingLogReplay;
using TrackingLogReplay.Input;
using TrackingLogReplay.Reporting;

var logs = new Argument<string[]>("logs")
{
    Arity = ArgumentArity.OneOrMore,
    Description = "The logs: paths, '-' for standard input; .gz is decompressed.",
    Validators =
    {
        static result =>
        {
            foreach (var path in result.Tokens.Select(static token => token.Value).Where(static path => path != LogFile.StandardInput && !File.Exists(path)))
                result.AddError($"There is no file '{path}'.");
        },
    },
};
var output = new Option<string?>("--output", "-o") { Description = "The file that the events are appended to; standard output unless given." };
var strict = new Option<bool>("--strict") { Description = "Exit with 1 when a line was rejected." };

var command = new RootCommand("Re-emits every event of an edX tracking log through a tracker, as JSON Lines.") { logs, output, strict };
command.SetAction(arguments =>
{
    var console = StandardError.Open();
    var report = new Report(console);
    var failures = new TrackerLog(console);

    using (var replayer = new Replayer(Open(arguments.GetValue(output)), report, failures))
        ProgressBars.ForEachLog(console, arguments.GetRequiredValue(logs), replayer.Replay);

    report.Summarize();
    return failures.Count > 0 || (arguments.GetValue(strict) && report.Rejected > 0) ? 1 : 0;
});

var parsed = command.Parse(args);
var exitCode = parsed.Invoke();
return parsed.Errors.Count > 0 ? 2 : exitCode;

static JsonLinesBackend Open(string? path) => path is null ? new(Console.OpenStandardOutput()) : new(path);
