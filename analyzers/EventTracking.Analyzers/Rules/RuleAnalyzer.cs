using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Rules;

/// <summary>The analyzer of one rule.</summary>
/// <param name="rule">The descriptor of the rule.</param>
public abstract class RuleAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        Register(context);
    }

    /// <summary>Analyzes generated files too. For rules about declarations, because a tool may write a file with events.</summary>
    private protected const GeneratedCodeAnalysisFlags Everywhere =
        GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    /// <summary>How the rule treats generated code. By default it is not analyzed, but diagnostics in Razor files are reported.</summary>
    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.ReportDiagnostics;

    /// <summary>Registers the actions of the rule.</summary>
    private protected abstract void Register(AnalysisContext context);
}
