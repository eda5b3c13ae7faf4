using System.CommandLine;

namespace EventTracking.Tool.Commands;

/// <summary>A command whose help ends with details and examples.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it does, in one sentence, also for the list of commands.</param>
/// <param name="details">How to use it, and examples. Lines are at most 100 characters long.</param>
internal sealed class ToolCommand(string name, string description, string details) : Command(name, description)
{
    /// <summary>Gets how to use the command, and examples.</summary>
    public string Details { get; } = details;
}
