using EventTracking.Generators.Naming;

namespace EventTracking.Analyzers.Names;

/// <summary>Normalizes an invalid event name: <c>Courses/Video-Stopped</c> becomes <c>courses.video_stopped</c>.</summary>
internal static class EventNameSuggestion
{
    private static readonly char[] Separators = ['.', '/', '\\', ':'];

    /// <summary>Returns a valid name, or <see langword="null"/> if none can be derived.</summary>
    /// <param name="name">The name in the source.</param>
    /// <param name="prefix">The namespace to prepend to a name with a single segment.</param>
    public static string? For(string name, string? prefix)
    {
        var segments = name
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(Segment)
            .Where(static segment => segment.Length > 0)
            .ToList();
        if (segments.Count == 1 && prefix is not null)
            segments.Insert(0, prefix);

        var suggestion = string.Join(".", segments);
        return EventNameFormat.IsValid(suggestion) ? suggestion : null;
    }

    /// <summary>
    /// Other characters than letters and digits separate words. Non-ASCII letters remain, so that the result is rejected as invalid.
    /// </summary>
    private static string Segment(string segment)
    {
        var words = new string([.. segment.Select(static c => char.IsLetterOrDigit(c) || c is '_' ? c : ' ')]).Trim(' ', '_');
        return NamingPolicy.SnakeCaseLower.Convert(words);
    }
}
