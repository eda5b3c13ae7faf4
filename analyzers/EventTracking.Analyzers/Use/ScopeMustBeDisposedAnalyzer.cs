using EventTracking.Analyzers.Calls;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>EVT301: a context scope must be disposed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeMustBeDisposedAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT301",
        title: "A context scope must be disposed",
        message: "The context {0} is never exited; declare its scope with 'using', or call 'EnterContext' to keep the context");

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start => start.RegisterCallAction(AnalyzeCall));

    private static void AnalyzeCall(AnalyzedCall call)
    {
        var invocation = call.Invocation;
        if (invocation.TargetMethod.Name != "Context"
            || !invocation.TargetMethod.ContainingType.Is(KnownTypes.Tracker)
            || !ScopeUsage.IsNeverDisposed(invocation))
        {
            return;
        }

        var name = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter is { Ordinal: 0 })?.Value.ConstantValue;
        call.Report(Diagnostic.Create(
            Descriptor, MethodName(invocation), name is { HasValue: true, Value: string text } ? $"'{text}'" : "entered here"));
    }

    private static Location MethodName(IInvocationOperation invocation) => (invocation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        var syntax => syntax,
    }).GetLocation();
}
