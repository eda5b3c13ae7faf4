using EventTracking.Analyzers.Events;
using EventTracking.Analyzers.Rules;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Reading;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Fields;

/// <summary>EVT220: everything in a readable event must have a type that can be read back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventMustBeReadableAnalyzer() : TrackedEventAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT220",
        title: "Everything in a readable event must have a type that can be read",
        message: "'{0}: {1}' can be written but not read: {2}");

    private protected override void Analyze(SymbolAnalysisContext context, TrackedEventDeclaration declaration)
    {
        var defaults = AssemblyDefaults.Of(context.Compilation.Assembly);
        if (!declaration.IsReadable(defaults.Readable)
            || !declaration.IsSupported(context.Compilation, context.CancellationToken))
        {
            return;
        }

        var session = new ParsingSession(context.Compilation, declaration.Type, defaults, context.CancellationToken);
        var data = ObjectParser.ParseEvent(session, static _ => null);
        ReaderParser.Parse(session, data, "", out var problems);
        foreach (var problem in problems)
        {
            // The compiler already reports missing types.
            if (problem.Type.TypeKind is TypeKind.Error)
                continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                Location(problem, declaration, context.CancellationToken),
                problem.Path,
                problem.Type.ToDisplayString(TypeNames.Relative),
                problem.Advice));
        }
    }

    /// <summary>The field, or the event if another type declares the field.</summary>
    private static Location Location(ReaderProblem problem, TrackedEventDeclaration declaration, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(problem.Field?.ContainingType, declaration.Type)
            ? problem.Field!.Locations[0]
            : declaration.TypeLocation(cancellationToken);
}
