using System.Text;
using EventTracking.Generators.Contract;

namespace EventTracking.Tool.Inputs;

/// <summary>Finds the files that an input refers to.</summary>
internal static class SourceResolver
{
    /// <summary>Finds the files of the inputs. Projects are built.</summary>
    /// <param name="inputs">The inputs as the user wrote them; none for the project in the current folder.</param>
    /// <exception cref="ToolException">An input does not exist, or is not of a known kind.</exception>
    public static IEnumerable<EventSource> Resolve(IReadOnlyList<string> inputs) =>
        inputs.Count == 0 ? [ProjectInput.InCurrentFolder()] : inputs.SelectMany(Resolve);

    private static IEnumerable<EventSource> Resolve(string input)
    {
        if (GitInput.IsGit(input))
            return [GitInput.Read(input)];
        if (Directory.Exists(input))
            return FolderInput.Resolve(input);
        if (!File.Exists(input))
            throw new ToolException($"'{input}' does not exist. Name a project, an assembly, a folder, a lock file, or git:REV[:PATH].");

        return Path.GetExtension(input) switch
        {
            ".sln" or ".slnx" or ".slnf" => throw new ToolException($"'{input}' is a solution. Name one of its projects."),
            var extension when extension.EndsWith("proj", StringComparison.OrdinalIgnoreCase) => [ProjectInput.Build(input)],
            ".dll" or ".exe" => [new AssemblySource(input)],
            ".lock" => [new LockSource(input, File.ReadAllBytes(input))],
            _ => [OfContent(input)],
        };
    }

    private static EventSource OfContent(string input)
    {
        using var file = File.OpenRead(input);
        var start = new byte[LockFile.Header.Length];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(start.AsSpan(0, length)) == LockFile.Header
            ? new LockSource(input, File.ReadAllBytes(input))
            : new AssemblySource(input);
    }
}
