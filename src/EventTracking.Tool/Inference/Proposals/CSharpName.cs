using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Derives names of types and members from the names in a log.</summary>
internal static class CSharpName
{
    private const int MaxLength = 80;

    /// <summary>Returns the words of a text in PascalCase: <c>VideoId</c> for <c>video_id</c>, <c>videoId</c> or <c>VIDEO-ID</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefix">What begins the name if the text has no letter at its start.</param>
    public static string Pascal(string text, string prefix)
    {
        var name = new StringBuilder();
        foreach (var word in Words(text))
        {
            if (name.Length + word.Length > MaxLength)
                break;
            name.Append(char.ToUpperInvariant(word[0])).Append(IsUppercase(word) ? word[1..].ToLowerInvariant() : word[1..]);
        }

        if (name.Length == 0 || !char.IsLetter(name[0]))
            name.Insert(0, prefix);
        var result = name.ToString();
        return SyntaxFacts.IsValidIdentifier(result) ? result : prefix;
    }

    /// <summary>Returns the last two segments of an event name: <c>VideoStopped</c> for <c>org.example.video.stopped</c>.</summary>
    /// <param name="eventName">The event name.</param>
    /// <param name="segments">The number of segments, if two are not unique.</param>
    public static string OfEvent(string eventName, int segments = 2)
    {
        var parts = eventName.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return Pascal(string.Join('_', parts.TakeLast(segments)), "Event");
    }

    /// <summary>Returns the wire name that a member has without <c>[JsonPropertyName]</c>.</summary>
    public static string OnTheWire(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>Returns the name of one item: <c>category</c> for <c>categories</c>.</summary>
    public static string Singular(string name) => name switch
    {
        [_, _, .., 'i', 'e', 's'] => name[..^3] + "y",
        [.., 's' or 'u' or 'i', 's'] => name,
        [_, _, .., 's'] => name[..^1],
        _ => name,
    };

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
                continue;
            if (i > start)
                yield return text[start..i];
            start = i + 1;
        }
    }

    private static bool IsUppercase(string word) => word.Length > 1 && word.Any(char.IsLetter) && !word.Any(char.IsLower);
}
