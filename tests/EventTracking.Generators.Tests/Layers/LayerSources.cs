using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Layers;

/// <summary>Compiles the sources of a project for <see cref="LayerCheck"/>.</summary>
internal static class LayerSources
{
    /// <summary>The errors of names that do not resolve: with one of these, a use could go unnoticed.</summary>
    private static readonly string[] Unresolved = ["CS0103", "CS0234", "CS0246", "CS0400"];

    /// <summary>Compiles all files of a folder against the assemblies of this test, without those of the project itself.</summary>
    /// <param name="folder">The folder of the project, from the root of the repository. Its name is that of the assembly.</param>
    public static CSharpCompilation Compile(string folder)
    {
        var root = Path.Combine(Repository.Root, folder);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(
                static file => !file.Path.StartsWith("bin/", StringComparison.Ordinal)
                    && !file.Path.StartsWith("obj/", StringComparison.Ordinal));
        var compilation = Compile(Path.GetFileName(folder), files);

        Assert.Empty(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(static diagnostic => Unresolved.Contains(diagnostic.Id)));
        return compilation;
    }

    /// <summary>Compiles files with paths relative to the folder of the project.</summary>
    public static CSharpCompilation Compile(string assembly, IEnumerable<(string Path, string Text)> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        return CSharpCompilation.Create(
            assembly,
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings.OfPrograms, options),
                .. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)),
            ],
            References(assembly),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static IEnumerable<MetadataReference> References(string assembly) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
            .Select(static path => MetadataReference.CreateFromFile(path));
}
