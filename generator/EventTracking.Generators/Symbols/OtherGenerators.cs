using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// Recognizes code that another source generator has written. A generator does not see it, and an analyzer sees the whole compilation.
/// The compiler stores the files of all generators in one folder, as <c>assembly/generator/file</c>, so that the file of the event's
/// own generated code shows which folder that is.
/// </summary>
internal sealed class OtherGenerators
{
    private const string Own = "EventTracking.Generators/EventTracking.Generators.TrackedEventGenerator/";

    /// <summary>The folder of all generators; <see langword="null"/> if no code was generated for the event.</summary>
    private readonly string? _folder;

    public OtherGenerators(INamedTypeSymbol @event)
    {
        foreach (var reference in @event.DeclaringSyntaxReferences)
        {
            var path = Path(reference.SyntaxTree);
            var own = path.LastIndexOf(Own, StringComparison.Ordinal);
            if (own >= 0)
                _folder = path.Substring(0, own);
        }
    }

    /// <summary>Whether every declaration of the symbol was written by another generator.</summary>
    public bool Declare(ISymbol symbol) =>
        _folder is not null
        && !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences.All(reference => HasWritten(reference.SyntaxTree));

    private bool HasWritten(SyntaxTree file)
    {
        var path = Path(file);
        if (!path.StartsWith(_folder!, StringComparison.Ordinal) || path.IndexOf(Own, _folder!.Length, StringComparison.Ordinal) == _folder.Length)
            return false;

        // Without a folder, as in an editor, the paths of a project's own files are rooted.
        return path.Substring(_folder.Length).Split('/') is [{ Length: > 0 } assembly, var generator, _, ..]
            && !assembly.EndsWith(":", StringComparison.Ordinal)
            && (_folder.Length == 0 || generator.Contains('.') || generator.EndsWith("Generator", StringComparison.Ordinal));
    }

    private static string Path(SyntaxTree file) => file.FilePath.Replace('\\', '/');
}
