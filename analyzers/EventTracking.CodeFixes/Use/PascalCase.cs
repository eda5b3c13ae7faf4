using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.CodeFixes.Use;

/// <summary>Makes names of types and properties of what stands on the wire: <c>video_id</c> becomes <c>VideoId</c>.</summary>
internal static class PascalCase
{
    /// <summary>Each run of letters and digits is a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="orElse">What stands first where the text has no letter to begin with.</param>
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

    /// <summary>The last two segments of an event name: <c>org.edx.video.stop</c> becomes <c>VideoStop</c>.</summary>
    public static string OfEvent(string eventName)
    {
        var segments = eventName.Split('.');
        return Of(string.Join("_", segments.Skip(segments.Length - 2)), orElse: "Event");
    }
}
