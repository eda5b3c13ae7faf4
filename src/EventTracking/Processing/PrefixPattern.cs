using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace EventTracking.Processing;

/// <summary>Turns a pattern into a regex that matches at the start of a name, in time proportional to the name.</summary>
internal static class PrefixPattern
{
    /// <summary>
    /// The most states of a pattern with repetitions. Every character of a name can create one state of the automaton, and creating it
    /// costs time in proportion to this size, or to its square: <c>(.*a){98}</c> takes 0.06 s for 10,000 characters, <c>(.*a){498}</c> 8 s.
    /// </summary>
    public const int MaxExpandedSize = 200;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>
    /// .NET rejects patterns of more than 10,000 states. A pattern is measured by repeating it: this many copies of 200 states, with a few
    /// that .NET adds, are accepted, more are not.
    /// </summary>
    private const int Copies = 49;

    /// <summary>Parses a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="regex">A regex that matches the pattern at the start of a text.</param>
    /// <param name="error">The reason of a failure, without the text of the pattern: a message may be logged.</param>
    /// <returns>Whether the pattern can be used.</returns>
    public static bool TryParse(string? pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? error)
    {
        (regex, error) = (null, null);
        if (pattern is null)
        {
            error = "is null";
            return false;
        }

        try
        {
            // On its own first: a pattern such as "a)(b" is valid within a group only.
            _ = new Regex(pattern, Options);
            regex = Grouped(pattern, @"\A", "");
            if (HasRepetitions(pattern) && IsTooLarge(pattern))
            {
                error = $"has repetitions that expand to more than {MaxExpandedSize} states; use smaller counters, or split it into "
                    + "several patterns";
            }
        }
        catch (RegexParseException exception)
        {
            error = $"is invalid at offset {exception.Offset} ({exception.Error})";
        }
        catch (NotSupportedException)
        {
            error = $"has look-arounds, back-references, or repetitions that expand to more than {MaxExpandedSize} states; rewrite it "
                + "without them, or split it into several patterns";
        }

        return error is null;
    }

    /// <summary>
    /// Returns the pattern as one group. If it ends in a comment, which the option <c>x</c> permits, a line break before the closing
    /// parenthesis ends the comment and is not part of the pattern.
    /// </summary>
    private static Regex Grouped(string pattern, string before, string after)
    {
        try
        {
            return new Regex($"{before}(?:{pattern}){after}", Options);
        }
        catch (RegexParseException)
        {
            return new Regex($"{before}(?:{pattern}\n){after}", Options);
        }
    }

    private static bool IsTooLarge(string pattern)
    {
        try
        {
            _ = Grouped(pattern, "", $"{{{Copies}}}");
            return false;
        }
        catch (NotSupportedException)
        {
            return true;
        }
    }

    private static bool HasRepetitions(string pattern)
    {
        for (var i = pattern.AsSpan().IndexOfAny("*+?{"); i >= 0 && i < pattern.Length; i++)
        {
            if (pattern[i] is '*' or '+' or '{' || (pattern[i] is '?' && !OpensGroup(pattern.AsSpan(0, i))))
                return true;
        }

        return false;
    }

    /// <summary>Returns whether a question mark after this text is part of <c>(?:</c> or the like, and not a quantifier.</summary>
    private static bool OpensGroup(ReadOnlySpan<char> before) => before is [.., '('] and not [.., '\\', '('];
}
