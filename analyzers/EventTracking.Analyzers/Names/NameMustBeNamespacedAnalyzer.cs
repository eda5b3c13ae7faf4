using System.Collections.Immutable;
using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>EVT401: an event name must be dotted and namespaced, or allowed by the pattern in <c>.editorconfig</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameMustBeNamespacedAnalyzer() : EventNameAnalyzer(Descriptor)
{
    /// <summary>The diagnostic property with the suggested name, if any.</summary>
    internal const string Suggestion = nameof(Suggestion);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        id: "EVT401",
        title: "An event name must be dotted and namespaced",
        message: "The event name '{0}' {1}; "
            + "use dotted lowercase segments such as 'org.edx.video.stop', "
            + "or allow existing names with event_tracking_additional_name_pattern in .editorconfig");

    private protected override Func<EventNameUse, Diagnostic?> Begin(Compilation compilation, AnalyzerOptions options)
    {
        var patterns = new AdditionalNamePatterns(options);
        return name => EventNameFormat.FindProblem(name.Text) is { } reason && !patterns.Allows(name)
            ? Diagnostic.Create(Descriptor, name.Location, Properties(name, compilation.Assembly), MessageText.Escape(name.Text), reason)
            : null;
    }

    private static ImmutableDictionary<string, string?> Properties(EventNameUse name, IAssemblySymbol assembly) =>
        EventNameSuggestion.For(name.Text, OwnedNamespaces.Of(assembly).First) is { } suggestion
            ? ImmutableDictionary<string, string?>.Empty.Add(Suggestion, suggestion)
            : ImmutableDictionary<string, string?>.Empty;
}
