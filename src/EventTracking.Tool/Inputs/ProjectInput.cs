using System.Text.Json;

namespace EventTracking.Tool.Inputs;

/// <summary>Builds a project and finds its assembly.</summary>
internal static class ProjectInput
{
    private static readonly string[] Options =
    [
        "-nologo", "-restore", "-t:Build", "-v:quiet", "-nodeReuse:false", "-getProperty:TargetPath", "-getProperty:TargetFrameworks",
    ];

    /// <summary>
    /// An event that breaks its contract is a build error, and the commands that show or accept the change still need the assembly. The
    /// output goes to a separate folder: MSBuild would otherwise consider the project built, and the next build would not report the error.
    /// </summary>
    private static readonly string[] WithoutAnalyzers =
    [
        "-p:RunAnalyzers=false",
        "-p:TreatWarningsAsErrors=false",
        "-p:IntermediateOutputPath=obj/dotnet-events/",
        "-p:OutDir=obj/dotnet-events/bin/",
    ];

    /// <summary>Builds the project in the current folder.</summary>
    public static AssemblySource InCurrentFolder() => Find(".") is { } project
        ? Build(project)
        : throw new ToolException(
            "The current folder has no project. Name a project, an assembly, a folder, a lock file, or git:REV[:PATH].");

    /// <summary>Returns the project in a folder, or <see langword="null"/> if there is none.</summary>
    /// <exception cref="ToolException">There are several.</exception>
    public static string? Find(string folder)
    {
        var projects = Directory.GetFiles(folder, "*.*proj").Select(path => folder == "." ? Path.GetFileName(path) : path).ToList();
        return projects.Count < 2
            ? projects.FirstOrDefault()
            : throw new ToolException(
                $"'{folder}' has several projects. Name one: {string.Join(", ", projects.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>Builds a project as <c>dotnet build</c> does, which takes little time if its assembly is up to date.</summary>
    /// <exception cref="ToolException">The project does not build.</exception>
    public static AssemblySource Build(string project)
    {
        var (result, usesAnalyzers) = (MSBuild(project), true);
        if (result.ExitCode != 0)
            (result, usesAnalyzers) = (MSBuild(project, WithoutAnalyzers), false);
        if (result.ExitCode != 0)
            throw new ToolException($"'{project}' does not build:\n{result.Error.Trim()}\n{result.Output.Trim()}".TrimEnd());

        var (path, frameworks) = Read(result.Output);
        if (path.Length == 0 && frameworks.Length > 0)
        {
            // A project with several target frameworks declares the same events for each.
            string[] framework = [$"-p:TargetFramework={frameworks.Split(';', StringSplitOptions.TrimEntries)[0]}"];
            (path, _) = Read(MSBuild(project, usesAnalyzers ? framework : [.. framework, .. WithoutAnalyzers]).Output);
        }

        return File.Exists(path)
            ? new AssemblySource(path, project)
            : throw new ToolException($"'{project}' has no assembly after its build. Is it a project with C# code?");
    }

    private static ProgramResult MSBuild(string project, params string[] arguments) => ExternalProgram.Run(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.GetDirectoryName(Path.GetFullPath(project))!,
        ["msbuild", Path.GetFullPath(project), .. Options, .. arguments]);

    private static (string TargetPath, string TargetFrameworks) Read(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var properties = json.RootElement.GetProperty("Properties");
            return (properties.GetProperty("TargetPath").GetString()!, properties.GetProperty("TargetFrameworks").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            throw new ToolException($"MSBuild did not report the assembly of the project, but wrote:\n{output.Trim()}", exception);
        }
    }
}
