using Spectre.Console;

namespace EventTracking.Tool.Console;

/// <summary>
/// The streams of a command. Results go to standard output, messages and progress to standard error, so that output can be piped.
/// </summary>
internal sealed class ToolConsole
{
    private ToolConsole(Func<Stream> openInput, TextWriter output, IAnsiConsole results, IAnsiConsole messages) =>
        (OpenInput, Output, Results, Messages) = (openInput, output, results, messages);

    /// <summary>Gets the function that opens standard input.</summary>
    public Func<Stream> OpenInput { get; }

    /// <summary>Gets standard output as text, for results that programs read, such as JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>Gets standard output with tables and colors, which become plain text if it is redirected.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Gets standard error.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>Opens the streams of the process.</summary>
    public static ToolConsole OfProcess() => new(
        System.Console.OpenStandardInput,
        System.Console.Out,
        Open(System.Console.Out, System.Console.IsOutputRedirected),
        Open(System.Console.Error, System.Console.IsErrorRedirected));

    /// <summary>Writes plain text to the given writers.</summary>
    public static ToolConsole Redirected(Stream input, TextWriter output, TextWriter error) =>
        new(() => input, output, Open(output, isRedirected: true), Open(error, isRedirected: true));

    /// <summary>Writes a message to standard error, on a line of its own.</summary>
    public void WriteMessage(string message) => Messages.WriteLine(Printable(message));

    /// <summary>
    /// Writes a line of the result to standard output. If both streams are the terminal, a progress bar on it moves down by a line.
    /// </summary>
    public void WriteResult(string line) =>
        (Messages.Profile.Out.IsTerminal && Results.Profile.Out.IsTerminal ? Messages : Results).WriteLine(Printable(line));

    /// <summary>
    /// Replaces control characters, line separators and marks that change the direction of text: names in logs are untrusted, and must not
    /// control the terminal or look like another line.
    /// </summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(static character => character != '\n' && IsUnsafe(character) ? '\uFFFD' : character));

    private static bool IsUnsafe(char character) =>
        char.IsControl(character)
        || character is '\u2028' or '\u2029' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static IAnsiConsole Open(TextWriter writer, bool isRedirected)
    {
        // Set explicitly: by default, the console also checks whether the other streams are redirected.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });

        // Without wrapping, each row of a table and each message in a file stays on one line.
        if (isRedirected)
            console.Profile.Width = short.MaxValue;
        return console;
    }
}
