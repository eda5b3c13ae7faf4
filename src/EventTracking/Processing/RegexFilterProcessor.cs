using System.Text.RegularExpressions;

namespace EventTracking;

/// <summary>Keeps or drops events by patterns on their names.</summary>
/// <remarks>
/// A pattern matches at the start of the name and need not reach its end: <c>edx\.video</c> matches <c>edx.video.stop</c> and
/// <c>edx.videos</c>, and not <c>org.edx.video</c>. A dot stands for any character unless escaped. Matching takes time in
/// proportion to the length of the name whatever the pattern (<see cref="RegexOptions.NonBacktracking"/>), so that no name
/// can stall the program; look-arounds and back-references are therefore refused.
/// </remarks>
public sealed class RegexFilterProcessor : INameFilter
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly Regex[] _patterns;
    private readonly ProcessingResult _onMatch;
    private readonly ProcessingResult _otherwise;

    /// <summary>Makes a filter.</summary>
    /// <param name="filterType">Whether a match lets an event pass or stops it.</param>
    /// <param name="patterns">The patterns, in the syntax of .NET; case matters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="patterns"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Patterns are invalid; the message names all of them with what is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The filter type is none of the two.</exception>
    public RegexFilterProcessor(FilterType filterType, params IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);

        _patterns = Parse(patterns);
        (_onMatch, _otherwise) = filterType switch
        {
            FilterType.Allowlist => (ProcessingResult.Keep, ProcessingResult.Drop),
            FilterType.Blocklist => (ProcessingResult.Drop, ProcessingResult.Keep),
            _ => throw new ArgumentOutOfRangeException(nameof(filterType), filterType, "Use FilterType.Allowlist or FilterType.Blocklist."),
        };
    }

    /// <inheritdoc/>
    public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

    /// <inheritdoc/>
    public ProcessingResult Process(ref EventEnvelope envelope) => Filter(envelope.Name);

    /// <inheritdoc/>
    public ProcessingResult Filter(string eventName)
    {
        foreach (var pattern in _patterns)
        {
            if (MatchesAtStart(pattern, eventName))
                return _onMatch;
        }

        return _otherwise;
    }

    /// <summary>
    /// The first match is the leftmost, so that it begins at the start if any does. A wrapper <c>\A(?:...)</c> would be broken by a
    /// pattern that ends in a comment.
    /// </summary>
    private static bool MatchesAtStart(Regex pattern, string name)
    {
        foreach (var match in pattern.EnumerateMatches(name))
            return match.Index == 0;
        return false;
    }

    private static Regex[] Parse(IEnumerable<string> patterns)
    {
        var parsed = new List<Regex>();
        var errors = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            if (!seen.Add(pattern))
                continue;

            try
            {
                parsed.Add(new Regex(pattern, Options));
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                errors.Add($"'{pattern}': {exception.Message}");
            }
        }

        return errors.Count == 0
            ? [.. parsed]
            : throw new ArgumentException($"Invalid patterns: {string.Join(" | ", errors)}", nameof(patterns));
    }
}
