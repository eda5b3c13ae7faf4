using System.Text.RegularExpressions;
using EventTracking.Processing;

namespace EventTracking;

/// <summary>Keeps or drops events by patterns on their names.</summary>
/// <remarks>
/// A pattern matches at the start of the name and need not reach its end: <c>edx\.video</c> matches <c>edx.video.stop</c> and
/// <c>edx.videos</c>, but not <c>org.edx.video</c>. A dot matches any character unless it is escaped. Matching takes time in
/// proportion to the length of the name (<see cref="RegexOptions.NonBacktracking"/>). Patterns for which that cannot be guaranteed are
/// rejected: look-arounds, back-references, and repetitions that expand to more than <see cref="MaxExpandedSize"/> states. An alternation
/// of names without repetitions may be longer.
/// </remarks>
public sealed class RegexFilterProcessor : INameFilter
{
    /// <summary>
    /// The number of states, 200, that a pattern with repetitions may expand to: <c>a{200}</c> expands to 200, <c>(ab|c){20}</c> to 60.
    /// </summary>
    public const int MaxExpandedSize = PrefixPattern.MaxExpandedSize;

    private readonly Regex[] _patterns;
    private readonly ProcessingResult _onMatch;
    private readonly ProcessingResult _otherwise;

    /// <summary>Creates a filter.</summary>
    /// <param name="filterType">Whether events that match are kept or dropped.</param>
    /// <param name="patterns">The patterns, in the syntax of .NET; case matters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="patterns"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// Patterns are invalid or too expensive; the message lists all of them by position, with the reason. It does not repeat their text.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="filterType"/> is not a defined value.</exception>
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
            if (pattern.IsMatch(eventName))
                return _onMatch;
        }

        return _otherwise;
    }

    private static Regex[] Parse(IEnumerable<string> patterns)
    {
        var parsed = new List<Regex>();
        var errors = new List<string>();
        var position = 0;
        foreach (var pattern in patterns)
        {
            position++;
            if (PrefixPattern.TryParse(pattern, out var regex, out var error))
                parsed.Add(regex);
            else
                errors.Add($"pattern {position} {error}");
        }

        return errors.Count == 0
            ? [.. parsed]
            : throw new ArgumentException($"Invalid patterns: {string.Join("; ", errors)}.", nameof(patterns));
    }
}
