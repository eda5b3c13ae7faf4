using System.Collections.Concurrent;
using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Configuration;

/// <summary>EVT901: a setting in <c>.editorconfig</c> or an assembly attribute must be valid.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingMustBeValidAnalyzer() : RuleAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT901",
        title: "A setting must be valid",
        message: "The value '{1}' of '{0}' is invalid and is ignored: {2}",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The settings in <c>.editorconfig</c>, each with a function that returns why a value is invalid.</summary>
    private static readonly (string Key, Func<string, string?> FindProblem)[] Settings =
    [
        (AdditionalNamePattern.Key, static value => AdditionalNamePattern.Parse(value).Problem),
        (CompatibilitySetting.Key, CompatibilitySetting.FindProblem),
    ];

    private protected override void Register(AnalysisContext context) =>
        context.RegisterCompilationStartAction(static start =>
        {
            var firstFiles = new ConcurrentDictionary<(string Key, string Value), SyntaxTree>();
            start.RegisterSyntaxTreeAction(file => AddSettings(file, firstFiles));
            start.RegisterCompilationEndAction(end =>
            {
                ReportSettings(end, firstFiles);
                ReportNamespaces(end);
            });
        });

    private static void AddSettings(SyntaxTreeAnalysisContext context, ConcurrentDictionary<(string, string), SyntaxTree> firstFiles)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        foreach (var (key, _) in Settings)
        {
            if (options.TryGetValue(key, out var value) && value.Length > 0)
            {
                firstFiles.AddOrUpdate((key, value), context.Tree, (_, first) =>
                    string.CompareOrdinal(first.FilePath, context.Tree.FilePath) <= 0 ? first : context.Tree);
            }
        }
    }

    /// <summary>Diagnostics cannot be reported in <c>.editorconfig</c>; the first file that the value applies to is used instead.</summary>
    private static void ReportSettings(
        CompilationAnalysisContext context, ConcurrentDictionary<(string Key, string Value), SyntaxTree> firstFiles)
    {
        foreach (var ((key, value), file) in firstFiles.Select(static pair => (pair.Key, pair.Value)))
        {
            if (Settings.First(setting => setting.Key == key).FindProblem(value) is { } problem)
            {
                var location = file.GetRoot(context.CancellationToken).GetFirstToken(includeZeroWidth: true).GetLocation();
                Report(context, location, key, value, problem);
            }
        }
    }

    private static void ReportNamespaces(CompilationAnalysisContext context)
    {
        foreach (var attribute in OwnedNamespaces.Attributes(context.Compilation.Assembly))
        {
            if (attribute.FirstArgument() is string name && !OwnedNamespaces.IsDottedName(name)
                && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax syntax)
            {
                Report(context, syntax.GetLocation(), "EventNamespace", name, "an event namespace must be a dotted name such as 'org.edx'");
            }
        }
    }

    private static void Report(CompilationAnalysisContext context, Location location, string setting, string value, string problem) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, setting, MessageText.Escape(value), problem));
}
