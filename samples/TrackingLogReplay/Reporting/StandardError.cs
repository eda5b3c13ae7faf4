using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Standard error, which keeps standard output free for the events.</summary>
internal static class StandardError
{
    public static IAnsiConsole Open()
    {
        // Said outright, because left to itself the console also looks at standard input and output.
        var isFile = Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isFile ? InteractionSupport.No : InteractionSupport.Yes,
        });

        // A file has no right margin: a message stays on one line, where grep finds it.
        if (isFile)
            console.Profile.Width = short.MaxValue;
        return console;
    }

    /// <summary>Writes a message on a line of its own.</summary>
    public static void Say(this IAnsiConsole console, string message) => console.WriteLine(Printable(message));

    /// <summary>Anyone can send an event of any name: one with escape sequences must not steer the terminal.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(static character => char.IsControl(character) ? '\uFFFD' : character));
}
