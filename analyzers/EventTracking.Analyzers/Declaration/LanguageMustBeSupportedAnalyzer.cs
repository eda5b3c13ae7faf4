using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Declaration;

/// <summary>EVT104: a project that declares events must be compiled as C# 12 or later.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageMustBeSupportedAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT104",
        title: "Tracked events require C# 12 or later",
        message: "No code is generated for the event '{0}' because the project is compiled as C# {1}; "
            + "set <LangVersion> to 12 or later, or remove it");

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => Everywhere;

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        if (context.Compilation is CSharpCompilation compilation && !EventShape.HasSupportedLanguage(compilation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                declaration.TypeLocation(context.CancellationToken),
                declaration.Type.Name,
                compilation.LanguageVersion.ToDisplayString()));
        }
    }
}
