using System.Globalization;
using System.Text.RegularExpressions;

namespace EventTracking.Hosting.Types;

/// <summary>Describes the error of a pattern, without the pattern itself, which may be confidential.</summary>
internal static class PatternError
{
    /// <returns>The error; <see langword="null"/> if a <see cref="RegexFilterProcessor"/> accepts the pattern.</returns>
    public static string? Of(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _ = new RegexFilterProcessor(FilterType.Allowlist, pattern);
            return null;
        }
        catch (RegexParseException exception)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"is not a valid pattern: {exception.Error} at position {exception.Offset}.");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return "is not a supported pattern. Avoid look-arounds, back-references and large or nested counters.";
        }
    }
}
