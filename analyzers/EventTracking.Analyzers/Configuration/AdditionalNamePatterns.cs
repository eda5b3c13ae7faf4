using System.Collections.Concurrent;
using EventTracking.Analyzers.Names;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Configuration;

/// <summary>The additional name patterns of a compilation. They can differ by folder.</summary>
/// <param name="options">The options from <c>.editorconfig</c>.</param>
internal sealed class AdditionalNamePatterns(AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<string, AdditionalNamePattern> _patterns = new(StringComparer.Ordinal);

    /// <summary>Whether the pattern for the file of the name allows it. Empty names are never allowed.</summary>
    public bool Allows(EventNameUse name) =>
        name is { Text.Length: > 0, Location.SourceTree: { } tree }
        && options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(AdditionalNamePattern.Key, out var value)
        && value.Length > 0
        && _patterns.GetOrAdd(value, AdditionalNamePattern.Parse).Matches(name.Text);
}
