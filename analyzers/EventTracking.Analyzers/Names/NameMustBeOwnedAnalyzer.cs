using EventTracking.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Names;

/// <summary>EVT404: an event name must be in a namespace that the assembly owns, if it declares any.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameMustBeOwnedAnalyzer() : EventNameAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        id: "EVT404",
        title: "An event name must be in a namespace that the assembly owns",
        message: "The event '{0}' is outside the namespaces that this assembly owns ({1}); "
            + "rename it, or add its namespace with [assembly: EventNamespace]");

    /// <summary>Reads the assembly attributes lazily: when the first name is checked, the compiler has already bound them.</summary>
    private protected override Func<EventNameUse, Diagnostic?> Begin(Compilation compilation, AnalyzerOptions options)
    {
        var owned = new Lazy<OwnedNamespaces>(() => OwnedNamespaces.Of(compilation.Assembly));
        return name => owned.Value.First is null || owned.Value.Contains(name.Text) || name.Text.Length == 0
            ? null
            : Diagnostic.Create(Descriptor, name.Location, MessageText.Escape(name.Text), owned.Value);
    }
}
