using System.Reflection;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Rules;

/// <summary>Creates rule descriptors. Category and help link are derived from the id.</summary>
internal static class Rule
{
    private static readonly string RepositoryUrl = typeof(Rule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == nameof(RepositoryUrl)).Value!;

    /// <summary>Creates a rule of severity error.</summary>
    /// <param name="id">The published id. Ids are never reused.</param>
    /// <param name="title">The rule in one sentence, without a period.</param>
    /// <param name="message">What is wrong and what to do, with the symbols as arguments.</param>
    /// <param name="tags">Tags such as <see cref="WellKnownDiagnosticTags.CompilationEnd"/>.</param>
    public static DiagnosticDescriptor Error(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Error, tags);

    /// <summary>Creates a rule of severity warning.</summary>
    /// <inheritdoc cref="Error"/>
    public static DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Warning, tags);

    /// <summary>Creates a rule of severity information.</summary>
    /// <inheritdoc cref="Error"/>
    public static DiagnosticDescriptor Information(string id, string title, string message, params string[] tags) =>
        Create(id, title, message, DiagnosticSeverity.Info, tags);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, string[] tags) =>
        new(
            id, title, message, $"EventTracking.{Group(id)}", severity, isEnabledByDefault: true,
            helpLinkUri: $"{RepositoryUrl}/blob/main/docs/diagnostics/{id}.md", customTags: tags);

    private static string Group(string id) => id[3] switch
    {
        '1' => "Declaration",
        '2' => "Fields",
        '3' => "Use",
        '4' => "Names",
        '5' => "Contract",
        '9' => "Configuration",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The first digit of the id must be that of a group of rules."),
    };
}
