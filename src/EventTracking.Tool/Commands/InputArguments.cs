using System.CommandLine;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Commands;

/// <summary>The arguments and options that several commands share.</summary>
internal static class InputArguments
{
    /// <summary>The kinds of input.</summary>
    public const string Kinds = "a project, an assembly, a folder, a lock file, or git:REV[:PATH]";

    /// <summary>Creates the argument for the inputs of a command. Without one, it is the project in the current folder.</summary>
    public static Argument<string[]> Inputs()
    {
        var inputs = new Argument<string[]>("input")
        {
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = static _ => [],
            Description = $"Where the events are: {Kinds}. Default: the project in the current folder.",
        };
        RejectOptions(inputs);
        return inputs;
    }

    /// <summary>Rejects a misspelled option, which would otherwise count as an input.</summary>
    public static void RejectOptions(Argument argument) => argument.Validators.Add(static result =>
    {
        foreach (var option in result.Tokens.Select(static token => token.Value).Where(static value => value is ['-', _, ..]))
            result.AddError($"Unrecognized option '{option}'.");
    });

    /// <summary>Creates the option <c>--mode</c>.</summary>
    public static Option<CompatibilityMode?> Mode()
    {
        var mode = new Option<CompatibilityMode?>("--mode", "-m")
        {
            Description = "Which changes are breaking. Default: eventtracking_compatibility in .editorconfig, otherwise forward.",
            HelpName = "forward|backward|full|none",
        };
        mode.AcceptOnlyFromAmong("forward", "backward", "full", "none");
        return mode;
    }

    /// <summary>Creates the option <c>--events</c>, for commands whose arguments are logs.</summary>
    public static Option<string[]> Events() => new("--events")
    {
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        Description = $"Where the events are: {Kinds}. Default: the project in the current folder.",
    };

    /// <summary>Creates the argument for the logs of a command.</summary>
    public static Argument<string[]> Logs()
    {
        var logs = new Argument<string[]>("log")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "JSON Lines as a tracker writes them: files, plain or compressed with gzip, or - for standard input.",
        };
        RejectOptions(logs);
        return logs;
    }
}
