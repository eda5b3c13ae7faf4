using EventTracking.Tool.Console;
using Spectre.Console;

namespace EventTracking.Tool.Logs;

/// <summary>Reads the logs of a command in turn, with a progress bar for each if standard error is a terminal.</summary>
internal static class LogFiles
{
    /// <summary>Opens each log and processes it. A log that cannot be read is reported, and the others are still processed.</summary>
    /// <param name="paths">The paths of the logs.</param>
    /// <param name="console">Where bars and errors are written.</param>
    /// <param name="process">Reads one log.</param>
    /// <returns>Whether all logs were read to their ends.</returns>
    public static bool ReadAll(IReadOnlyList<string> paths, ToolConsole console, Action<LogReader> process)
    {
        if (!console.Messages.Profile.Capabilities.Interactive)
            return ReadAll(paths, console, process, static (_, _) => { });

        var isComplete = true;
        console.Messages.Progress().AutoClear(true).Start(
            progress => isComplete = ReadAll(paths, console, process, (path, log) => AddBar(progress, path, log)));
        return isComplete;
    }

    private static bool ReadAll(
        IReadOnlyList<string> paths, ToolConsole console, Action<LogReader> process, Action<string, LogReader> addBar)
    {
        var isComplete = true;
        foreach (var path in paths)
        {
            try
            {
                using var log = LogReader.Open(path, console);
                addBar(path, log);
                process(log);
            }
            catch (ToolException exception)
            {
                isComplete = false;
                console.WriteMessage($"Error: {exception.Message}");
            }
        }

        return isComplete;
    }

    private static void AddBar(ProgressContext progress, string path, LogReader log)
    {
        var bar = progress.AddTask(Markup.Escape(ToolConsole.Printable(path)), maxValue: 1);
        bar.IsIndeterminate = log.Progress is null;
        log.BlockRead = () => bar.Value = log.Progress ?? 0;
    }
}
