using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Inputs;

/// <summary>Finds the project in a folder or, if there is none, the assemblies below the folder.</summary>
internal static class FolderInput
{
    /// <summary>Folders whose assemblies are copies: intermediate output, reference assemblies, packages of other systems.</summary>
    private static readonly string[] Skipped = ["obj", "ref", "refint", "node_modules", ".git"];

    private static readonly EnumerationOptions Accessible = new() { IgnoreInaccessible = true };

    /// <summary>
    /// Finds the sources. Of several builds of an assembly, the one written last counts. Copies have the time of their original: of those,
    /// the first by path counts.
    /// </summary>
    /// <exception cref="ToolException">The folder has several projects, or no assemblies below it.</exception>
    public static IEnumerable<EventSource> Resolve(string folder)
    {
        if (ProjectInput.Find(folder) is { } project)
            return [ProjectInput.Build(project)];

        var assemblies = AssembliesBelow(new DirectoryInfo(folder))
            .OrderBy(static file => file.FullName, StringComparer.Ordinal)
            .GroupBy(static file => file.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static copies => copies.MaxBy(static file => file.LastWriteTimeUtc)!.FullName)
            .Where(static path => AssemblyFile.TryOpen(path) is { DeclaresEvents: true } or { ReferencesEventTracking: true })
            .Order(StringComparer.Ordinal)
            .Select(static path => new AssemblySource(path))
            .ToList();
        return assemblies.Count > 0
            ? assemblies
            : throw new ToolException(
                $"'{folder}' has no project, and no assembly with tracked events below it. Build its projects first, or name one of them.");
    }

    private static IEnumerable<FileInfo> AssembliesBelow(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.dll", Accessible).Concat(
            folder.EnumerateDirectories("*", Accessible)
                .Where(static inner => !Skipped.Contains(inner.Name, StringComparer.OrdinalIgnoreCase) && inner.LinkTarget is null)
                .SelectMany(AssembliesBelow));
}
