namespace EventTracking.Analyzers.Tests.Documentation.Language;

/// <summary>A banned phrase in a file.</summary>
internal sealed record Finding(string Path, int Line, string Text, BannedPhrase Phrase)
{
    public static IEnumerable<Finding> In(string path, string text)
    {
        var prose = Prose.Of(path, text);
        return BannedPhrases.All
            .SelectMany(phrase => phrase.In(prose).Select(match => new Finding(path, LineOf(prose, match.Index), match.Value, phrase)))
            .OrderBy(static finding => finding.Line);
    }

    public override string ToString() => $"{Path}:{Line}: '{Text.ReplaceLineEndings(" ")}'. Write instead: {Phrase.Suggestion}";

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
