using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>
/// Divides a proposal into files: one for each event with the types that only it uses, one for each type that several events use, and one
/// for all events whose names are URL paths.
/// </summary>
internal static class ProposedFiles
{
    /// <summary>Returns the files by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(Proposal proposal, string @namespace, EventNameRules names)
    {
        var files = new Dictionary<string, CSharpFile>(StringComparer.Ordinal);
        var declarations = new DeclarationWriter(names);
        foreach (var proposed in proposal.Events)
            declarations.Write(File(FileOf(proposed)), proposed);
        foreach (var type in proposal.Types)
            DeclarationWriter.Write(File(FileOf(type)), type);

        var texts = files.ToDictionary(static file => file.Key + ".cs", file => file.Value.ToString(@namespace), StringComparer.Ordinal);
        if (names.EditorConfig is { } settings)
            texts.Add(".editorconfig", settings);
        return texts;

        CSharpFile File(string name) => files.TryGetValue(name, out var known) ? known : files[name] = new CSharpFile();
    }

    /// <summary>Returns the name of an event's file, without its extension.</summary>
    public static string FileOf(ProposedEvent proposed) => proposed.IsPath ? ReservedNames.PathsFile : proposed.TypeName;

    private static string FileOf(DeclaredType type) =>
        type.Events.Select(FileOf).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : type.Name;
}
