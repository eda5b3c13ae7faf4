using System.Collections.Immutable;
using EventTracking.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Tests.Harness;

/// <summary>All rules and fixes, found by reflection.</summary>
internal static class AllRules
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. Instances<DiagnosticAnalyzer>(typeof(EventMustBePartialAnalyzer))
            .OrderBy(static a => Descriptor(a).Id, StringComparer.Ordinal)];

    public static readonly ImmutableArray<CodeFixProvider> Fixes = [.. Instances<CodeFixProvider>("EventTracking.CodeFixes")];

    public static DiagnosticDescriptor Descriptor(DiagnosticAnalyzer analyzer) => analyzer.SupportedDiagnostics.Single();

    /// <summary>The common prefix of the files of a rule, such as <c>EventMustBePartial</c>.</summary>
    public static string Stem(DiagnosticAnalyzer analyzer) => analyzer.GetType().Name[..^"Analyzer".Length];

    private static IEnumerable<T> Instances<T>(Type inAssemblyOf) => Instances<T>(inAssemblyOf.Assembly.GetName().Name!);

    private static IEnumerable<T> Instances<T>(string assembly) =>
        System.Reflection.Assembly.Load(assembly).GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(T)))
            .Select(static type => (T)Activator.CreateInstance(type)!);
}
