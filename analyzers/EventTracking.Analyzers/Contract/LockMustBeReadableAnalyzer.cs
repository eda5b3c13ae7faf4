using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Contract;

/// <summary>EVT510: every line of the lock must be readable and in its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockMustBeReadableAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT510",
        title: "events.lock must be readable",
        message: "events.lock, line {0}: {1}");

    private protected override void Register(AnalysisContext context) => context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var files = ProjectLock.FilesIn(context.Options).ToList();
        if (!files.Contains(context.AdditionalFile) || ProjectLock.Read(context.AdditionalFile, context.CancellationToken) is not { } found)
            return;

        if (files[0] != context.AdditionalFile)
            Report(1, $"the file is not used, because the project already has '{files[0].Path}'; keep one of them");
        if (found.HasByteOrderMark)
            Report(1, "the file begins with a byte order mark; save it as UTF-8 without one");
        foreach (var error in found.File.Errors)
            Report(error.Line, error.Reason);

        void Report(int line, string reason) => context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, found.LocationOf(line), ContractText.Number(line), MessageText.Escape(reason)));
    }
}
