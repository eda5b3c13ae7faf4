using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// Recognizes declarations in code from other source generators, which analyzers see and a generator does not. The compiler gives
/// generated files the path <c>folder/assembly/generator/file</c>; the file that was generated for the event shows the folder.
/// </summary>
internal sealed class OtherGenerators
{
    private const string Own = "EventTracking.Generators/EventTracking.Generators.TrackedEventGenerator/";

    /// <summary>The folder of all generated files; <see langword="null"/> if no code was generated for the event.</summary>
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

    /// <summary>Whether every declaration of the symbol comes from another generator.</summary>
    public bool Declared(ISymbol symbol) =>
        _folder is not null
        && !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences.All(reference => IsFromOtherGenerator(reference.SyntaxTree));

    private bool IsFromOtherGenerator(SyntaxTree file)
    {
        var path = Path(file);
        if (!path.StartsWith(_folder!, StringComparison.Ordinal)
            || path.IndexOf(Own, _folder!.Length, StringComparison.Ordinal) == _folder.Length)
        {
            return false;
        }

        // In an editor the folder is empty; the paths of the project's own files are absolute there.
        return path.Substring(_folder.Length).Split('/') is [{ Length: > 0 } assembly, var generator, _, ..]
            && !assembly.EndsWith(":", StringComparison.Ordinal)
            && (_folder.Length == 0 || generator.Contains('.') || generator.EndsWith("Generator", StringComparison.Ordinal));
    }

    private static string Path(SyntaxTree file) => file.FilePath.Replace('\\', '/');
}
