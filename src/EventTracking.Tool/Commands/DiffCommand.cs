using System.CommandLine;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Console;
using EventTracking.Tool.Diffs;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events diff</c>: what changed between two sets of events.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var old = new Argument<string>("old") { Description = $"What readers know: {InputArguments.Kinds}." };
        var @new = new Argument<string?>("new")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"What is written now: {InputArguments.Kinds}. Default: the project in the current folder.",
        };
        InputArguments.RejectOptions(old);
        InputArguments.RejectOptions(@new);
        var mode = InputArguments.Mode();
        var format = new Option<DiffFormat>("--format", "-f")
        {
            Description = "The form of the report. Default: text.",
            HelpName = "text|json|markdown|sarif",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "sarif");
        var command = new ToolCommand(
            "diff",
            "Compares the events of two inputs, and judges every change: does it break the readers of the data?",
            """
            The exit code is 1 if a change is breaking under the compatibility mode. Changes that come with a
            new version are not, because readers can distinguish the versions. If only one side is git:REV,
            its PATH is the lock beside the other input.

            Modes:
              forward   what is written now is valid under the old shape: existing readers keep working
              backward  what was written under the old shape is valid under the new one
              full      both
              none      nothing is breaking

            Examples:
              dotnet events diff git:main
              dotnet events diff events.lock Shop.csproj
              dotnet events diff git:v1.0 git:v2.0 --mode full
              dotnet events diff git:origin/main src/Shop --format markdown > comment.md
              dotnet events diff git:main --format sarif > events.sarif
            """) { old, @new, mode, format };
        command.SetAction(parsed => Diff(
            parsed.GetRequiredValue(old), parsed.GetValue(@new) ?? ".", parsed.GetValue(mode), parsed.GetValue(format), console));
        return command;
    }

    private static int Diff(string old, string @new, CompatibilityMode? configured, DiffFormat format, ToolConsole console)
    {
        var before = EventInputs.LoadOrEmpty([GitInput.WithDefaultPath(old, @new)]);
        var changes = EventComparison.Compare(before, EventInputs.LoadOrEmpty([GitInput.WithDefaultPath(@new, old)]));
        var mode = configured ?? CompatibilitySetting.Of(FolderOf(@new));
        switch (format)
        {
            case DiffFormat.Json:
                console.Output.Write(JsonReport.Write(changes, mode));
                break;
            case DiffFormat.Markdown:
                console.Output.Write(MarkdownReport.Write(changes, mode));
                break;
            case DiffFormat.Sarif:
                console.Output.Write(SarifReport.Write(changes, mode, Environment.CurrentDirectory));
                break;
            default:
                TextReport.Write(changes, mode, console);
                break;
        }

        return changes.Any(change => change.Breaks(mode)) ? ExitCode.Findings : ExitCode.Success;
    }

    private static string FolderOf(string input) =>
        GitInput.IsGit(input) ? "." : Directory.Exists(input) ? input : Path.GetDirectoryName(Path.GetFullPath(input))!;

    private enum DiffFormat
    {
        Text,
        Json,
        Markdown,
        Sarif,
    }
}
