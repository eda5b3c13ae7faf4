using System.Text.RegularExpressions;

namespace EventTracking.Analyzers.Configuration;

/// <summary>
/// The value of <c>event_tracking_additional_name_pattern</c>: a regular expression for allowed names that are not namespaced. It must
/// match the entire name.
/// </summary>
internal sealed class AdditionalNamePattern
{
    public const string Key = "event_tracking_additional_name_pattern";

    /// <summary><c>RegexOptions.NonBacktracking</c> if the runtime has it, so that no pattern slows down a build.</summary>
    private static readonly RegexOptions NonBacktracking =
        Enum.IsDefined(typeof(RegexOptions), 1024) ? (RegexOptions)1024 : RegexOptions.None;

    /// <summary>Set only if patterns can backtrack: on a busy machine, even a trivial match can take longer.</summary>
    private static readonly TimeSpan MatchTimeout =
        NonBacktracking is RegexOptions.None ? TimeSpan.FromSeconds(1) : Regex.InfiniteMatchTimeout;

    private readonly Regex? _expression;

    private AdditionalNamePattern(Regex? expression, string? problem)
    {
        _expression = expression;
        Problem = problem;
    }

    /// <summary>The reason why the value is invalid, or <see langword="null"/>.</summary>
    public string? Problem { get; }

    public static AdditionalNamePattern Parse(string value)
    {
        try
        {
            // Compiled alone first: inside the group below, the invalid 'a)|(b' would be valid.
            _ = Compile(value);
            return new AdditionalNamePattern(Compile($@"\A(?:{value})\z"), problem: null);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return new AdditionalNamePattern(expression: null, exception.Message);
        }
    }

    /// <summary>Whether the pattern matches the name; <see langword="false"/> if the pattern is invalid or times out.</summary>
    public bool Matches(string name)
    {
        try
        {
            return _expression?.IsMatch(name) ?? false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | NonBacktracking, MatchTimeout);
}
