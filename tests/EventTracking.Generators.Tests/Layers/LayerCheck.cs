using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Tests.Layers;

/// <summary>
/// Checks that the folders of a project are layers: a folder may use those before it in a list, and none after it. The sources are
/// compiled, so a use is a symbol that resolves to a declaration in another folder, with or without a using directive.
/// </summary>
/// <param name="layers">
/// The folders from the lowest to the highest, with forward slashes. The root of the project is <see cref="Root"/>.
/// </param>
internal sealed class LayerCheck(params string[] layers)
{
    /// <summary>The layer of the files that are in no folder.</summary>
    public const string Root = "";

    private readonly HashSet<string> _violations = new(StringComparer.Ordinal);

    /// <summary>Checks all sources of a folder.</summary>
    /// <param name="folder">The folder of the project, from the root of the repository.</param>
    /// <returns>Each violation, such as <c>Json/JsonText.cs uses Values.FieldParser</c>.</returns>
    public static IReadOnlyList<string> Violations(string folder, params string[] layers) =>
        new LayerCheck(layers).Check(LayerSources.Compile(folder));

    /// <summary>Checks a compilation whose files have paths relative to the folder of the project.</summary>
    public IReadOnlyList<string> Check(CSharpCompilation compilation)
    {
        foreach (var file in compilation.SyntaxTrees.Where(static file => file.FilePath.Length > 0))
        {
            if (LayerOf(file.FilePath) < 0)
                _violations.Add($"{file.FilePath} is in a folder without a layer");
            else
                CheckFile(file, compilation.GetSemanticModel(file));
        }

        return [.. _violations.Order(StringComparer.Ordinal)];
    }

    private void CheckFile(SyntaxTree file, SemanticModel model)
    {
        foreach (var node in file.GetRoot().DescendantNodes())
        {
            if (node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax
                && model.GetSymbolInfo(node).Symbol is { } symbol
                && IsAbove(file.FilePath, symbol, out var used))
            {
                _violations.Add($"{file.FilePath} uses {$"{Folder(used).Replace('/', '.')}.{Name(symbol)}".TrimStart('.')}");
            }
        }
    }

    /// <summary>
    /// Whether every declaration of the symbol is in a higher layer than the file. A partial type counts as its lowest part.
    /// </summary>
    private bool IsAbove(string file, ISymbol symbol, out string declaringFile)
    {
        var declared =
            (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition.DeclaringSyntaxReferences
            .Select(static reference => reference.SyntaxTree.FilePath)
            .Where(static path => path.Length > 0)
            .MinBy(LayerOf);
        declaringFile = declared ?? file;
        return symbol is INamedTypeSymbol or { ContainingType: not null } && LayerOf(declaringFile) > LayerOf(file);
    }

    /// <summary>
    /// The position of the deepest listed folder that contains the file; negative if there is none. The root contains only its own files,
    /// so that a new folder needs a layer.
    /// </summary>
    private int LayerOf(string file)
    {
        var folder = Folder(file);
        var layer = Array.IndexOf(layers, folder);
        while (layer < 0 && Folder(folder) is var parent && parent != Root)
            (folder, layer) = (parent, Array.IndexOf(layers, parent));
        return layer;
    }

    private static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var end ? path[..end] : Root;

    private static string Name(ISymbol symbol) =>
        symbol is INamedTypeSymbol
            || symbol.ContainingType is not { } type
            || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? (symbol as INamedTypeSymbol ?? symbol.ContainingType ?? symbol).Name
            : $"{type.Name}.{symbol.Name}";
}
