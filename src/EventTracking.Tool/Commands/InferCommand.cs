using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Inference;
using EventTracking.Tool.Inference.Code;
using EventTracking.Tool.Inference.Lines;
using EventTracking.Tool.Inference.Proposals;
using EventTracking.Tool.Inference.Statistics;
using EventTracking.Tool.Inputs;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events infer</c>: proposes records for the events in logs.</summary>
internal static class InferCommand
{
    private const string DefaultNamespace = "Events";

    private const string Details = """
        Reads lines that a tracker has written, and lines of edX tracking logs. Each event that is not declared
        gets a record in a file of its own, with a doc comment that counts its fields and shows examples.

        A type is proposed only if it writes every value of the log again unchanged: dates, times, ids and
        URLs that have exactly the text of their .NET types, enums for strings with few values, dictionaries
        for objects whose names are data. Mixed values become JsonElement. Names that the rules would report
        are allowed in an .editorconfig beside the files.

        Memory does not grow with the log. The first 20 lines that are not events are reported one by one,
        and the others are counted.

        Examples:
          dotnet events infer tracking.log.gz --output src/Shop/Events --namespace Shop.Events
          zcat *.gz | dotnet events infer - --output Events --events src/Shop/Shop.csproj
        """;

    public static Command Create(ToolConsole console)
    {
        var logs = InputArguments.Logs();
        logs.Description += " Lines of edX tracking logs are read too.";
        InputArguments.RejectOptions(logs);
        var output = new Option<string>("--output", "-o")
        {
            Required = true,
            HelpName = "folder",
            Description = "The folder to write the C# files to. Existing files are never replaced.",
        };
        var @namespace = new Option<string>("--namespace")
        {
            DefaultValueFactory = static _ => DefaultNamespace,
            Description = "The namespace of the records.",
        };
        @namespace.Validators.Add(RejectInvalidNamespace);
        var events = InputArguments.Events();
        events.Description = $"Where events are declared already, which are skipped: {InputArguments.Kinds}. "
            + "Default: the project in the current folder, if there is one.";

        var command = new ToolCommand("infer", "Proposes C# records for the events in logs that are not declared.", Details)
        {
            logs, output, @namespace, events,
        };
        command.SetAction(parsed => Infer(
            parsed.GetRequiredValue(logs),
            Declared(parsed.GetValue(events) ?? []),
            parsed.GetRequiredValue(output),
            parsed.GetRequiredValue(@namespace),
            console));
        return command;
    }

    private static int Infer(IReadOnlyList<string> logs, EventSet declared, string folder, string @namespace, ToolConsole console)
    {
        var lines = new EventLines(console);
        var statistics = new LogStatistics();
        var names = declared.Entries.Select(static entry => entry.Shape.EventName).ToHashSet(StringComparer.Ordinal);
        var isComplete = lines.ReadAll(logs, names, statistics);
        if (lines.EventCount == 0)
            throw new ToolException("No line of the logs is an event. Expected JSON Lines as a tracker or edX writes them.");

        var proposal = Proposal.Of(statistics, TypesIn(@namespace, declared));
        if (proposal.Events.Count > 0)
        {
            var files = ProposedFiles.Of(proposal, @namespace, EventNameRules.Of(proposal, names));
            ProposalFolder.Write(folder, files);
            new InferReport(console).Write(proposal, lines, statistics);
            console.WriteMessage(string.Create(CultureInfo.InvariantCulture, $"Wrote {files.Count} files to {folder}."));
        }
        else
        {
            console.WriteMessage("All events of the logs are declared.");
        }

        return isComplete ? ExitCode.Success : ExitCode.Failure;
    }

    private static EventSet Declared(string[] inputs) =>
        inputs.Length > 0 || Directory.GetFiles(".", "*.csproj") is [_] ? EventInputs.LoadOrEmpty(inputs) : new EventSet([]);

    private static IEnumerable<string> TypesIn(string @namespace, EventSet declared) =>
        declared.Entries.Select(static entry => entry.Shape.Owner?.FullName)
            .OfType<string>()
            .Where(name => name.StartsWith(@namespace + ".", StringComparison.Ordinal))
            .Select(name => name[(@namespace.Length + 1)..])
            .Concat(@namespace.Split('.'));

    private static void RejectInvalidNamespace(OptionResult result)
    {
        var @namespace = result.GetValueOrDefault<string>() ?? "";
        if (!@namespace.Split('.').All(IsIdentifier))
            result.AddError($"'{@namespace}' is not a C# namespace. Expected identifiers separated by dots, for example Shop.Events.");
    }

    private static bool IsIdentifier(string text) =>
        SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) is SyntaxKind.None;
}
