using System.Text.RegularExpressions;

namespace EventTracking.Analyzers.Configuration;

/// <summary>
/// The value of <c>event_tracking_additional_name_pattern</c>: a regular expression for names that are right although they are
/// not namespaced. It matches a name as a whole.
/// </summary>
internal sealed class AdditionalNamePattern
{
    public const string Key = "event_tracking_additional_name_pattern";

    /// <summary>For compilers on a runtime that can only match by backtracking.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary><c>RegexOptions.NonBacktracking</c>, where there is such a thing: no pattern then makes a build slow.</summary>
    private static readonly RegexOptions NonBacktracking =
        Enum.IsDefined(typeof(RegexOptions), 1024) ? (RegexOptions)1024 : RegexOptions.None;

    private readonly Regex? _expression;

    private AdditionalNamePattern(Regex? expression, string? problem)
    {
        _expression = expression;
        Problem = problem;
    }

    /// <summary>What is wrong with the value, or <see langword="null"/>.</summary>
    public string? Problem { get; }

    public static AdditionalNamePattern Parse(string value)
    {
        try
        {
            // By itself first: with something around it, 'a)|(b' would be an expression.
            _ = Compile(value);
            return new AdditionalNamePattern(Compile($@"\A(?:{value})\z"), problem: null);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return new AdditionalNamePattern(expression: null, exception.Message);
        }
    }

    /// <summary>Whether the pattern allows the name; a pattern that is wrong or without an end allows none.</summary>
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

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | NonBacktracking, Patience);
}
