using System.Text.RegularExpressions;

namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>A phrase that must not appear in this repository's prose.</summary>
/// <param name="Name">The phrase.</param>
/// <param name="Pattern">A pattern that finds it; blanks in the pattern match line breaks as well.</param>
/// <param name="Suggestion">What to write instead.</param>
/// <param name="Sample">A sentence that contains the phrase.</param>
internal sealed record BannedPhrase(string Name, string Pattern, string Suggestion, string Sample)
{
    private readonly Regex _regex = new(
        $@"\b(?:{Pattern.Replace(" ", @"\s+", StringComparison.Ordinal)})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public IEnumerable<Match> In(string prose) => _regex.Matches(prose);
}
