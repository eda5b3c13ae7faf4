using System.CommandLine;
using EventTracking.Generators.Contract;
using EventTracking.Tool.Console;
using EventTracking.Tool.Diffs;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Locking;
using Spectre.Console;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events lock</c>: writes or checks the lock of a project.</summary>
internal static class LockCommand
{
    public static Command Create(ToolConsole console)
    {
        var input = InputArguments.Inputs();
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The lock file. Default: {LockFile.FileName} beside the project.",
            HelpName = "file",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing. Lists what would change; the exit code is 1 if anything would.",
        };
        var retire = new Option<bool>("--retire") { Description = "Marks events that are no longer declared as retired." };
        var force = new Option<bool>("--force")
        {
            Description = "Writes breaking changes without a new version, for example of a version that was never released.",
        };
        var mode = InputArguments.Mode();
        var command = new ToolCommand(
            "lock",
            $"Records the events of a project in {LockFile.FileName}, or checks that they are recorded.",
            $"""
            {LockFile.FileName} is a file to review and commit. With it beside the project, the compiler reports changes
            that break the readers of the data.

            New events, new versions and compatible changes are written. A breaking change is not, and neither
            is the removal of an event: the exit code is 1, and the output says what to do. The blocks of
            earlier versions stay, because they describe data that exists. Lines that do not change are not
            touched.

            Examples:
              dotnet events lock
              dotnet events lock src/Shop/Shop.csproj
              dotnet events lock --check
              dotnet events lock --retire
              dotnet events lock publish/Shop.dll --output contract/events.lock
            """) { input, output, check, retire, force, mode };
        command.SetAction(parsed =>
        {
            var sources = SourceResolver.Resolve(parsed.GetRequiredValue(input)).ToList();
            var path = parsed.GetValue(output) ?? BesideProject(sources);
            var options = new LockOptions(
                parsed.GetValue(mode) ?? CompatibilitySetting.Of(Path.GetDirectoryName(Path.GetFullPath(path))!),
                parsed.GetValue(retire),
                parsed.GetValue(force));
            return parsed.GetValue(check) ? Check(path, sources, options, console) : Write(path, sources, options, console);
        });
        return command;
    }

    private static int Write(string path, IReadOnlyList<EventSource> sources, LockOptions options, ToolConsole console)
    {
        var (old, update) = Read(path, sources, options);
        if (update.Text != old)
            File.WriteAllText(path, update.Text);
        Report(update, options, console, "written", "not written");
        console.Results.WriteLine((update.Text != old, update.Refused.Count) switch
        {
            (true, 0) => $"Wrote {path}.",
            (true, _) => $"Wrote {path}, but not all changes. {Advice(update)}",
            (false, 0) => $"{path} is up to date.",
            (false, _) => $"{path} is unchanged. {Advice(update)}",
        });
        return update.Refused.Count > 0 ? ExitCode.Findings : ExitCode.Success;
    }

    private static int Check(string path, IReadOnlyList<EventSource> sources, LockOptions options, ToolConsole console)
    {
        var (old, update) = Read(path, sources, options);
        Report(update, options, console, "missing", "breaking");
        if (update.Text == old && update.Refused.Count == 0)
        {
            console.Results.WriteLine($"{path} is up to date.");
            return ExitCode.Success;
        }

        var run = update.Text != old ? "Run 'dotnet events lock' and commit the file. " : "";
        var advice = update.Refused.Count > 0 ? Advice(update) : "";
        console.Results.WriteLine($"{path} {(File.Exists(path) ? "is not up to date" : "does not exist")}. {run}{advice}".TrimEnd());
        return ExitCode.Findings;
    }

    private static (string Old, LockUpdate Update) Read(string path, IReadOnlyList<EventSource> sources, LockOptions options)
    {
        var text = File.Exists(path) ? LockInput.Decode(new LockSource(path, File.ReadAllBytes(path))) : "";
        return (text, LockUpdate.Of(path, text, EventInputs.Read(sources), options));
    }

    private static void Report(LockUpdate update, LockOptions options, ToolConsole console, string written, string refused)
    {
        TextReport.Write(update.Written, options.Mode, _ => written, static _ => false, console);
        TextReport.Write(
            update.Refused, options.Mode, change => options.Accepts(change) ? "" : refused, change => !options.Accepts(change), console);
    }

    private static string Advice(LockUpdate update)
    {
        List<string> advice = [];
        if (update.Refused.Any(static change => change.Kind is EventChangeKind.EventRemoved))
            advice.Add("Events that are no longer declared: restore them, or use --retire.");
        if (update.Refused.Any(static change => change.Kind is EventChangeKind.VersionInvalid))
            advice.Add("Versions: correct them in [TrackedEvent].");
        if (update.Refused.Any(static change => change.Kind is EventChangeKind.ShapeChanged))
            advice.Add("Breaking changes: restore the field, or raise Version in [TrackedEvent]; --force writes them anyway.");
        return string.Join(' ', advice);
    }

    private static string BesideProject(IReadOnlyList<EventSource> sources) => sources switch
    {
        [AssemblySource { LockPath: { } path }] => path,
        [AssemblySource { Path: var path }] => throw new ToolException(
            $"'{path}' was not built from a project here. Name the lock file, for example: --output {LockFile.FileName}"),
        [LockSource { Name: var name }] => throw new ToolException($"'{name}' is a lock already. Name the project or assembly to record."),
        _ => throw new ToolException("The inputs are several assemblies. Name one project, or the lock file for all with --output."),
    };
}
