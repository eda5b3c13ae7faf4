using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Messages go to standard error: standard output is for the events.</summary>
internal static class StandardError
{
    public static IAnsiConsole Open()
    {
        // Set explicitly: by default, the console also checks whether standard input and output are redirected.
        var isRedirected = Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });

        // Without wrapping, each message in a file stays on one line.
        if (isRedirected)
            console.Profile.Width = short.MaxValue;
        return console;
    }

    /// <summary>Writes a message on a line of its own.</summary>
    public static void WriteMessage(this IAnsiConsole console, string message) => console.WriteLine(Printable(message));

    /// <summary>Replaces control characters. Event names are untrusted: their escape sequences must not reach the terminal.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(static character => char.IsControl(character) ? '\uFFFD' : character));
}
