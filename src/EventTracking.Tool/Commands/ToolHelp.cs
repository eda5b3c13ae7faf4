using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EventTracking.Tool.Commands;

/// <summary>Writes help under the name that users type, with the details of the command at the end.</summary>
/// <param name="standard">Writes the help of System.CommandLine.</param>
/// <param name="rootDetails">The details of the root command.</param>
internal sealed class ToolHelp(HelpAction standard, string rootDetails) : SynchronousCommandLineAction
{
    private const string Name = "dotnet events";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var help = new StringWriter { NewLine = output.NewLine };
        configuration.Output = help;
        var exitCode = standard.Invoke(parseResult);
        configuration.Output = output;

        output.Write(help.ToString().Replace($"  {parseResult.RootCommandResult.Command.Name} ", $"  {Name} ", StringComparison.Ordinal));
        if (parseResult.CommandResult.Command is RootCommand)
            output.WriteLine(rootDetails);
        else if (parseResult.CommandResult.Command is ToolCommand { Details: var details })
            output.WriteLine(details);
        return exitCode;
    }
}
