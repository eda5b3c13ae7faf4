namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>A file in which a banned phrase is the right one.</summary>
/// <param name="Path">The file, from the root of the repository.</param>
/// <param name="Phrase">The name of the phrase in <see cref="BannedPhrases"/>.</param>
/// <param name="Reason">Why it is the right one.</param>
internal sealed record AllowedUse(string Path, string Phrase, string Reason)
{
    public static IReadOnlyList<AllowedUse> All { get; } = [];

    public bool Covers(Finding finding) => finding.Path == Path && finding.Phrase.Name == Phrase;
}
