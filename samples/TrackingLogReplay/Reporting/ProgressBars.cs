using Spectre.Console;
using TrackingLogReplay.Input;

namespace TrackingLogReplay.Reporting;

/// <summary>Draws a progress bar for each log if standard error is a terminal.</summary>
internal static class ProgressBars
{
    /// <summary>Opens each log in turn and processes it.</summary>
    /// <param name="console">Where the bars are drawn.</param>
    /// <param name="paths">The paths of the logs.</param>
    /// <param name="process">Processes one log; calls its second argument after each line.</param>
    public static void ForEachLog(IAnsiConsole console, IReadOnlyList<string> paths, Action<LogFile, Action> process)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            ProcessAll(paths, static _ => static _ => { }, process);
            return;
        }

        console.Progress().AutoClear(true).Start(progress => ProcessAll(paths, path => AddBar(progress, path), process));
    }

    private static void ProcessAll(IReadOnlyList<string> paths, Func<string, Action<double?>> addBar, Action<LogFile, Action> process)
    {
        foreach (var path in paths)
        {
            using var log = new LogFile(path);
            var update = addBar(path);
            process(log, () => update(log.Progress));
        }
    }

    private static Action<double?> AddBar(ProgressContext progress, string path)
    {
        var task = progress.AddTask(Markup.Escape(path), maxValue: 1);
        return fraction =>
        {
            task.IsIndeterminate = fraction is null;
            task.Value = fraction ?? 0;
        };
    }
}
