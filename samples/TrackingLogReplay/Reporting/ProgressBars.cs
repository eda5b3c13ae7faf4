using Spectre.Console;
using TrackingLogReplay.Input;

namespace TrackingLogReplay.Reporting;

/// <summary>A progress bar for each log, where somebody is looking.</summary>
internal static class ProgressBars
{
    /// <summary>Works through logs.</summary>
    /// <param name="console">Where the bars are drawn; nothing is drawn unless it is a terminal.</param>
    /// <param name="paths">The paths of the logs.</param>
    /// <param name="work">Works through one log, and calls what it is given after each line.</param>
    public static void ForEachLog(IAnsiConsole console, IReadOnlyList<string> paths, Action<LogFile, Action> work)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            WorkThrough(paths, static _ => static _ => { }, work);
            return;
        }

        console.Progress().AutoClear(true).Start(progress => WorkThrough(paths, path => Bar(progress, path), work));
    }

    private static void WorkThrough(IReadOnlyList<string> paths, Func<string, Action<double?>> bar, Action<LogFile, Action> work)
    {
        foreach (var path in paths)
        {
            using var log = new LogFile(path);
            var show = bar(path);
            work(log, () => show(log.Progress));
        }
    }

    private static Action<double?> Bar(ProgressContext progress, string path)
    {
        var task = progress.AddTask(Markup.Escape(path), maxValue: 1);
        return share =>
        {
            task.IsIndeterminate = share is null;
            task.Value = share ?? 0;
        };
    }
}
