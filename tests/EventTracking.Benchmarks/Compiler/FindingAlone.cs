using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>Has the compiler find the events, and does nothing with them: what no generator can take less than.</summary>
internal sealed class FindingAlone : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(TrackedEventAttribute).FullName!,
            predicate: static (node, _) => node is RecordDeclarationSyntax,
            transform: static (_, _) => true),
        static (_, _) => { });
}
