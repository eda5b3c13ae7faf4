using EventTracking.Generators.Naming;

namespace EventTracking.Analyzers.Names;

/// <summary>Makes a namespaced name of one that is not: <c>Courses/Video-Stopped</c> becomes <c>courses.video_stopped</c>.</summary>
internal static class EventNameSuggestion
{
    private static readonly char[] BetweenSegments = ['.', '/', '\\', ':'];

    /// <summary>The normalised name, or <see langword="null"/> where a name cannot be told from what is there.</summary>
    /// <param name="name">The name as it is written.</param>
    /// <param name="prefix">A namespace to put before a name of one segment.</param>
    public static string? For(string name, string? prefix)
    {
        var segments = name
            .Split(BetweenSegments, StringSplitOptions.RemoveEmptyEntries)
            .Select(Segment)
            .Where(static segment => segment.Length > 0)
            .ToList();
        if (segments.Count == 1 && prefix is not null)
            segments.Insert(0, prefix);

        var suggestion = string.Join(".", segments);
        return EventNameFormat.IsValid(suggestion) ? suggestion : null;
    }

    /// <summary>What is neither letter nor digit parts two words. Letters of another alphabet remain, and then there is no suggestion.</summary>
    private static string Segment(string segment)
    {
        var words = new string([.. segment.Select(static c => char.IsLetterOrDigit(c) || c is '_' ? c : ' ')]).Trim(' ', '_');
        return NamingPolicy.SnakeCaseLower.Convert(words);
    }
}
