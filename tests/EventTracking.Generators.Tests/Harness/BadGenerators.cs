using EventTracking.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Tests.Harness;

#pragma warning disable RS1041, RS1036, RS1038 // For tests only.

/// <summary>Has a symbol in its model, which keeps the compilation alive.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class SymbolHoldingGenerator : IIncrementalGenerator
{
    public const string Step = nameof(SymbolHoldingGenerator);

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "EventTracking.TrackedEventAttribute",
                static (_, _) => true,
                static (c, _) => new Holder(c.TargetSymbol.Name, c.TargetSymbol))
            .WithTrackingName(Step),
        static (_, _) => { });

    private sealed record Holder(string Name, ISymbol Symbol)
    {
        public bool Equals(Holder? other) => other?.Name == Name;

        public override int GetHashCode() => 0;
    }
}

/// <summary>Depends on the compilation, which changes with every edit.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class CompilationCombiningGenerator : IIncrementalGenerator
{
    public const string Step = nameof(CompilationCombiningGenerator);

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider.Select(static (compilation, _) => compilation.SyntaxTrees.Count()).WithTrackingName(Step),
        static (_, _) => { });
}

/// <summary>Generates code with a warning.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class WarningGenerator : IIncrementalGenerator
{
    public const string Step = nameof(WarningGenerator);

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => node is RecordDeclarationSyntax, static (_, _) => "")
            .WithTrackingName(Step),
        static (output, _) => output.AddSource("Warning.g.cs", "internal class Warning { private int _unused; }"));
}

/// <summary>Generates code with a nullable warning, which the header of generated files disables.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class NullGenerator : IIncrementalGenerator
{
    public const string Step = nameof(NullGenerator);

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => node is RecordDeclarationSyntax, static (_, _) => "")
            .WithTrackingName(Step),
        static (output, _) =>
        {
            var file = GeneratedFile.Begin();
            file.Line("internal static class NullReturn { public static string Text() => null; }");
            output.AddSource("NullReturn.g.cs", file.ToString());
        });
}
