using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Standard error, which keeps standard output free for the events.</summary>
internal static class StandardError
{
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Error),
        });

        // A file has no right margin: a message stays on one line, where grep finds it.
        if (Console.IsErrorRedirected)
            console.Profile.Width = short.MaxValue;
        return console;
    }

    /// <summary>Writes a message on a line of its own.</summary>
    public static void Say(this IAnsiConsole console, string message) => console.WriteLine(Printable(message));

    /// <summary>Anyone can send an event of any name: one with escape sequences must not steer the terminal.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(static character => char.IsControl(character) ? '\uFFFD' : character));
}
