using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Use;

/// <summary>Derives names of types and properties from wire names: <c>video_id</c> becomes <c>VideoId</c>.</summary>
internal static class PascalCase
{
    /// <summary>Converts a wire name. Each run of letters and digits is a word.</summary>
    /// <param name="text">The wire name.</param>
    /// <param name="orElse">The prefix if the result would not start with a letter.</param>
    public static string Of(string text, string orElse)
    {
        var name = new StringBuilder(text.Length);
        var beginsWord = true;
        foreach (var letter in text)
        {
            var isPart = letter != '_' && SyntaxFacts.IsIdentifierPartCharacter(letter);
            if (isPart)
                name.Append(beginsWord ? char.ToUpperInvariant(letter) : letter);
            beginsWord = !isPart;
        }

        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name.ToString() : orElse + name;
    }

    /// <summary>Converts the last two segments of an event name: <c>org.edx.video.stop</c> becomes <c>VideoStop</c>.</summary>
    public static string OfEvent(string eventName)
    {
        var segments = eventName.Split('.');
        return Of(string.Join("_", segments.Skip(segments.Length - 2)), orElse: "Event");
    }
}
