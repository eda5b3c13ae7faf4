using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>Makes the compiler bind the types of a file, and does nothing with them: no analyzer of types can take less.</summary>
#pragma warning disable RS1001 // The attribute would make this program a compiler extension; the analyzer only runs in it.
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001 // As above.
{
    /// <summary>An analyzer needs a rule to run; it never reports it.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => AllAnalyzers.Instances[0].SupportedDiagnostics;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
    }
}
