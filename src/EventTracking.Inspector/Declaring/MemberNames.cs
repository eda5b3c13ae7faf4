using System.Globalization;
using System.Text;

namespace EventTracking.Inspector.Declaring;

/// <summary>The names of a record and its members, from names on the wire.</summary>
/// <param name="typeName">The name of the record, which no member may have.</param>
internal sealed class MemberNames(string typeName)
{
    // Members that records and tracked events have anyway.
    private readonly HashSet<string> _taken =
    [
        typeName, "Clone", "Deconstruct", "Descriptor", "Emit", "EqualityContract", "Equals", "GetHashCode", "GetType", "ToString",
        "WriteData",
    ];

    /// <summary>Returns the name of a record: <c>VideoStop</c> for <c>org.edx.video.stop</c>.</summary>
    public static string TypeOf(string eventName)
    {
        var parts = eventName.Split('.');
        return Identifier(string.Join('_', parts[Math.Max(0, parts.Length - 2)..]), "Undeclared");
    }

    /// <summary>Returns a name for a field that no other member has.</summary>
    public string Add(string wireName)
    {
        var name = Identifier(wireName, "Field");
        for (var i = 2; !_taken.Add(name); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{Identifier(wireName, "Field")}{i}");
        return name;
    }

    /// <summary>Returns a text in Pascal case; only ASCII letters and digits remain.</summary>
    private static string Identifier(string text, string fallback)
    {
        var name = new StringBuilder();
        var startsWord = true;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                startsWord = true;
                continue;
            }

            if (name.Length == 0 && char.IsAsciiDigit(character))
                name.Append('N');
            name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        return name.Length == 0 ? fallback : name.ToString(0, Math.Min(name.Length, 100));
    }
}
