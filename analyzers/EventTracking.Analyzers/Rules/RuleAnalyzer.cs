using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Rules;

/// <summary>A rule: one descriptor, and what has to be looked at for it.</summary>
/// <param name="rule">The rule.</param>
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

    /// <summary>For rules about declarations without which no code is generated: an event may be in a file that a tool writes.</summary>
    private protected const GeneratedCodeAnalysisFlags Everywhere = GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    /// <summary>What the rule does in generated code: it analyzes none, unless it is about that, but may report in Razor files.</summary>
    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.ReportDiagnostics;

    /// <summary>Says which parts of a compilation the rule looks at.</summary>
    private protected abstract void Register(AnalysisContext context);
}
