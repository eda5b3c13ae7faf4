using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Calls;

/// <summary>Registers a rule for every call in C# files, and for calls in Razor files that may be calls to this library.</summary>
internal static class CallRegistration
{
    public static void RegisterCallAction(this CompilationStartAnalysisContext context, Action<AnalyzedCall> analyze)
    {
        context.RegisterOperationAction(
            operation => analyze(
                new AnalyzedCall((IInvocationOperation)operation.Operation, operation.ReportDiagnostic, operation.CancellationToken)),
            OperationKind.Invocation);

        // Razor files compile to generated code. Analyzing all generated code would take as long as compiling it.
        SyntaxTree[] razor = [.. context.Compilation.SyntaxTrees.Where(IsRazor)];
        if (razor.Length > 0)
            context.RegisterCompilationEndAction(end => AnalyzeFiles(end, razor, analyze));
    }

    private static void AnalyzeFiles(CompilationAnalysisContext context, SyntaxTree[] files, Action<AnalyzedCall> analyze)
    {
        foreach (var file in files)
        {
            SemanticModel? model = null;
            var root = file.GetRoot(context.CancellationToken);
            foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(MayBeLibraryCall))
            {
#pragma warning disable RS1030 // Semantic model actions do not run for generated code.
                model ??= context.Compilation.GetSemanticModel(file);
#pragma warning restore RS1030
                if (model.GetOperation(call, context.CancellationToken) is IInvocationOperation invocation)
                    analyze(new AnalyzedCall(invocation, context.ReportDiagnostic, context.CancellationToken));
            }
        }
    }

    private static bool IsRazor(SyntaxTree file) =>
        file.FilePath.EndsWith("_razor.g.cs", StringComparison.OrdinalIgnoreCase)
        || file.FilePath.EndsWith("_cshtml.g.cs", StringComparison.OrdinalIgnoreCase);

    private static bool MayBeLibraryCall(InvocationExpressionSyntax call) => (call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    })?.Identifier.ValueText is "Emit" or "Context";
}
