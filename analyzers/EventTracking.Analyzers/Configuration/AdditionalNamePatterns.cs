using System.Collections.Concurrent;
using EventTracking.Analyzers.Names;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.Analyzers.Configuration;

/// <summary>The additional name patterns of one compilation: a folder may have another than its neighbour.</summary>
/// <param name="options">What <c>.editorconfig</c> says.</param>
internal sealed class AdditionalNamePatterns(AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<string, AdditionalNamePattern> _patterns = new(StringComparer.Ordinal);

    /// <summary>Whether the pattern of the file allows the name; an empty one allows none, nor does any pattern an empty name.</summary>
    public bool Allows(EventNameUse name) =>
        name is { Text.Length: > 0, Location.SourceTree: { } tree }
        && options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(AdditionalNamePattern.Key, out var value)
        && value.Length > 0
        && _patterns.GetOrAdd(value, AdditionalNamePattern.Parse).Matches(name.Text);
}
