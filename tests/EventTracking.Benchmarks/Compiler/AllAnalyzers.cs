using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>The analyzers, loaded as the compiler loads them.</summary>
internal static class AllAnalyzers
{
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "EventTracking.Analyzers.dll");

    public static readonly ImmutableArray<DiagnosticAnalyzer> Instances =
    [
        .. Assembly.LoadFrom(Path).GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
