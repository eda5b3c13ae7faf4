using EventTracking.Analyzers.Rules;

namespace EventTracking.Analyzers.Names;

/// <summary>The form of an event name: two or more segments, each <c>[a-z][a-z0-9_]*</c>, dots between them, at most 200 characters.</summary>
internal static class EventNameFormat
{
    private const int LongestName = 200;

    public static bool IsValid(string name) => FindProblem(name) is null;

    /// <summary>What is wrong with the name, as the middle of a sentence, or <see langword="null"/>.</summary>
    public static string? FindProblem(string name)
    {
        if (name.Length == 0)
            return "is empty";
        if (name.Length > LongestName)
            return "is longer than 200 characters";

        var segments = name.Split('.');
        if (segments.FirstOrDefault(static segment => !IsSegment(segment)) is { } bad)
            return bad.Length == 0 ? "has an empty segment" : $"has the segment '{MessageText.Escape(bad)}'";
        return segments.Length == 1 ? "has only one segment" : null;
    }

    private static bool IsSegment(string segment) =>
        segment is [>= 'a' and <= 'z', ..] && segment.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
