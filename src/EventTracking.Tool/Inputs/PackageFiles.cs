using System.Text.Json;

namespace EventTracking.Tool.Inputs;

/// <summary>Finds the assemblies of NuGet packages, which the build of a library does not copy beside it.</summary>
internal static class PackageFiles
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the files that the <c>.deps.json</c> of an assembly names, by the simple names of the assemblies. They may not exist.
    /// </summary>
    /// <exception cref="ToolException">The file is not valid JSON.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(string assemblyPath)
    {
        var file = Path.ChangeExtension(assemblyPath, ".deps.json");
        if (!File.Exists(file))
            return None;

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return Read(json.RootElement)
                .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(static group => group.Key!, InFolders, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ToolException($"'{file}' cannot be read: {exception.Message} Build the project again.", exception);
        }
    }

    /// <summary>The assemblies of packages as paths below a package folder: <c>polly.core/8.9.1/lib/net10.0/Polly.Core.dll</c>.</summary>
    private static List<string> Read(JsonElement root)
    {
        var paths = new List<string>();
        if (!root.TryGetProperty("libraries", out var libraries) || !root.TryGetProperty("targets", out var targets))
            return paths;

        foreach (var library in targets.EnumerateObject().SelectMany(static target => target.Value.EnumerateObject()))
        {
            if (library.Value.TryGetProperty("runtime", out var files)
                && libraries.TryGetProperty(library.Name, out var entry)
                && entry.TryGetProperty("path", out var path))
            {
                paths.AddRange(files.EnumerateObject().Select(file => $"{path.GetString()}/{file.Name}"));
            }
        }

        return paths;
    }

    private static IReadOnlyList<string> InFolders(IEnumerable<string> paths) =>
        [.. paths.SelectMany(static path => Folders().Select(folder => Path.Combine(folder, path)))];

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured)
            yield return configured;
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    }
}
