using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Inputs;

/// <summary>Finds the assemblies that an assembly references, directly or not, without loading any.</summary>
internal static class AssemblyReferences
{
    /// <summary>
    /// Returns the paths of the references that exist: beside the assembly, in the NuGet packages of its <c>.deps.json</c>, or in a shared
    /// framework, in this order.
    /// </summary>
    public static IReadOnlyList<string> Find(AssemblyFile assembly)
    {
        var packages = PackageFiles.Of(assembly.Path);
        var frameworks = SharedFrameworks.Of(assembly);
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly.Path))!;
        var found = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(assembly.References);
        while (open.TryDequeue(out var name))
        {
            if (found.ContainsKey(name))
                continue;
            var file = Candidates(name).Where(File.Exists).Select(AssemblyFile.TryOpen).FirstOrDefault(static file => file is not null);
            found.Add(name, file?.Path);
            foreach (var reference in file?.References ?? [])
                open.Enqueue(reference);
        }

        return [.. found.Values.OfType<string>()];

        IEnumerable<string> Candidates(string name) =>
        [
            Path.Combine(folder, $"{name}.dll"),
            .. packages.GetValueOrDefault(name, []),
            .. frameworks.Select(framework => Path.Combine(framework, $"{name}.dll")),
        ];
    }
}
