using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Tests.Layers;

/// <summary>
/// Checks that an internal type is in the namespace of its folder, and a public one in the namespace of the assembly, whatever its folder.
/// </summary>
internal static class NamespaceCheck
{
    /// <summary>The public namespace of types that only generated code uses.</summary>
    private const string CompilerServices = "CompilerServices";

    /// <summary>Checks all sources of a folder.</summary>
    /// <param name="folder">The folder of the project, from the root of the repository. Its name is the root namespace.</param>
    /// <returns>Each violation, such as <c>Json/JsonText.cs declares JsonText in EventTracking.Text</c>.</returns>
    public static IReadOnlyList<string> Violations(string folder) => Check(LayerSources.Compile(folder));

    /// <summary>Checks a compilation whose files have paths relative to the folder of the project.</summary>
    public static IReadOnlyList<string> Check(CSharpCompilation compilation) =>
    [
        .. from file in compilation.SyntaxTrees
           where file.FilePath.Length > 0
           let model = compilation.GetSemanticModel(file)
           from declaration in file.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
           where declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
           let type = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!
           where type.ContainingType is null && !Expected(compilation.AssemblyName!, file.FilePath, type).Contains(Namespace(type))
           orderby file.FilePath
           select $"{file.FilePath} declares {type.Name} in {Namespace(type)}",
    ];

    private static string[] Expected(string root, string file, INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public
            ? [root, $"{root}.{CompilerServices}"]
            : [$"{root}.{Path.GetDirectoryName(file)!.Replace('/', '.')}".TrimEnd('.')];

    private static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString();
}
