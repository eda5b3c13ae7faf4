using EventTracking.Analyzers.Rules;

namespace EventTracking.Analyzers.Names;

/// <summary>The format of event names: two or more segments <c>[a-z][a-z0-9_]*</c>, separated by dots, 200 characters at most.</summary>
internal static class EventNameFormat
{
    private const int MaxLength = 200;

    public static bool IsValid(string name) => FindProblem(name) is null;

    /// <summary>
    /// Returns the problem with the name as a predicate, such as "is empty", or <see langword="null"/> if the name is valid.
    /// </summary>
    public static string? FindProblem(string name)
    {
        if (name.Length == 0)
            return "is empty";
        if (name.Length > MaxLength)
            return "is longer than 200 characters";

        var segments = name.Split('.');
        if (segments.FirstOrDefault(static segment => !IsSegment(segment)) is { } invalid)
            return invalid.Length == 0 ? "has an empty segment" : $"has the segment '{MessageText.Escape(invalid)}'";
        return segments.Length == 1 ? "has only one segment" : null;
    }

    private static bool IsSegment(string segment) =>
        segment is [>= 'a' and <= 'z', ..] && segment.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
