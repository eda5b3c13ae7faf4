using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Inputs;

/// <summary>The error for inputs without events.</summary>
internal static class NoEvents
{
    /// <summary>Returns a message that names the assemblies in the same folders that do declare events.</summary>
    public static string Message(IReadOnlyList<string> inputs, IReadOnlyList<string> assemblies)
    {
        var names = inputs.Count == 0
            ? "The project in the current folder"
            : string.Join(", ", inputs.Select(static input => $"'{input}'"));
        var verb = inputs.Count > 1 ? "declare" : "declares";
        var others = assemblies.SelectMany(AssemblyFile.Neighbors)
            .Distinct(StringComparer.Ordinal)
            .Where(static path => AssemblyFile.TryOpen(path) is { DeclaresEvents: true })
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ToList();
        var hint = others.Count > 0
            ? $"Name one of its references that does: {string.Join(", ", others)}."
            : "Events are records with the attribute [TrackedEvent]; a folder is searched for assemblies, so build its projects first.";
        return $"{names} {verb} no tracked events. {hint}";
    }
}
