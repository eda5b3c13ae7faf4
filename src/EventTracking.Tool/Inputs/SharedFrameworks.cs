using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Inputs;

/// <summary>Finds the folders of the .NET and ASP.NET Core assemblies.</summary>
internal static class SharedFrameworks
{
    private static readonly string[] Names = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App", "Microsoft.WindowsDesktop.App"];

    /// <summary>
    /// Returns the frameworks that an assembly can use: the version that it targets or, if that is not installed, the nearest one; or its
    /// reference pack.
    /// </summary>
    public static IReadOnlyList<string> Of(AssemblyFile assembly)
    {
        // shared/Microsoft.NETCore.App/10.0.0 in the installation that runs this tool
        var current = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(current, "..", "..", ".."));
        var target = assembly.TargetFramework ?? Environment.Version;
        return
        [
            .. Names.Select(name => Nearest(Path.Combine(root, "shared", name), target)
                    ?? ReferencePack(Path.Combine(root, "packs", $"{name}.Ref"), target))
                .OfType<string>(),
            current,
        ];
    }

    private static string? ReferencePack(string folder, Version target) =>
        Nearest(folder, target) is { } pack && Path.Combine(pack, "ref") is var references && Directory.Exists(references)
            ? Directory.GetDirectories(references).Min(StringComparer.Ordinal)
            : null;

    /// <summary>
    /// The highest version with the target's major and minor number, else the next higher one, else the highest of all. A release is higher
    /// than its previews.
    /// </summary>
    private static string? Nearest(string folder, Version target)
    {
        if (!Directory.Exists(folder))
            return null;

        var versions = Directory.GetDirectories(folder)
            .Select(static path => (Path: path, Version: Number(Path.GetFileName(path))))
            .Where(static candidate => candidate.Version is not null)
            .OrderBy(static candidate => candidate.Version)
            .ThenByDescending(static candidate => candidate.Path, StringComparer.Ordinal)
            .ToList();
        var same = versions.FindLast(candidate => (candidate.Version!.Major, candidate.Version.Minor) == (target.Major, target.Minor));
        return same.Path
            ?? versions.Find(candidate => candidate.Version! > target).Path
            ?? versions.LastOrDefault().Path;
    }

    /// <summary>The numbers of <c>10.0.0-rc.1</c>.</summary>
    private static Version? Number(string name) => Version.TryParse(name.Split('-')[0], out var version) ? version : null;
}
