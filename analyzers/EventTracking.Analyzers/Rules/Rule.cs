using System.Reflection;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Rules;

/// <summary>Makes the descriptors of rules. Category and help link follow from the id, so that neither can be wrong.</summary>
internal static class Rule
{
    private static readonly string RepositoryUrl = typeof(Rule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == nameof(RepositoryUrl)).Value!;

    /// <summary>A rule that breaks the build.</summary>
    /// <param name="id">The published id; never reused.</param>
    /// <param name="title">The rule in one sentence, without a full stop.</param>
    /// <param name="message">What to do, naming the symbols.</param>
    /// <param name="tags">Tags such as <see cref="WellKnownDiagnosticTags.CompilationEnd"/>.</param>
    public static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Error, tags);

    /// <summary>A rule that warns.</summary>
    /// <inheritdoc cref="Error"/>
    public static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Warning, tags);

    /// <summary>A rule that informs.</summary>
    /// <inheritdoc cref="Error"/>
    public static DiagnosticDescriptor Information(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Info, tags);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, string[] tags) =>
        new(id, title, message, $"EventTracking.{Group(id)}", severity, isEnabledByDefault: true, helpLinkUri: $"{RepositoryUrl}/blob/main/docs/diagnostics/{id}.md", customTags: tags);

    private static string Group(string id) => id[3] switch
    {
        '1' => "Declaration",
        '2' => "Fields",
        '3' => "Use",
        '4' => "Names",
        '9' => "Configuration",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The first digit of the id says which group the rule belongs to."),
    };
}
