using System.Text;

namespace EventTracking.Tool.Exporting.TypeScript;

/// <summary>Names of types: <c>org.example.video_stopped</c> becomes <c>OrgExampleVideoStopped</c>.</summary>
internal static class TypeScriptNames
{
    private const int MostBytes = 200;

    public static ExportNames Of(IEnumerable<string> eventNames) => ExportNames.Of(eventNames, Pascal, MostBytes, "_");

    /// <summary>Whether the name needs no quotes as the name of a property.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');

    private static (string Name, bool IsChanged) Pascal(string name)
    {
        var result = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                result.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = !char.IsAsciiLetterOrDigit(c);
        }

        var isChanged = name.Length == 0 || name.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'));
        return result.Length == 0 || char.IsAsciiDigit(result[0]) ? ($"Event{result}", true) : (result.ToString(), isChanged);
    }
}
