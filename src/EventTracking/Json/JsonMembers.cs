using System.Text.Json;

namespace EventTracking.Json;

/// <summary>Finds a member in the text of a JSON object.</summary>
internal static class JsonMembers
{
    /// <summary>Finds a member by its name.</summary>
    /// <param name="json">A JSON value without white space, as this library writes it.</param>
    /// <param name="name">The name.</param>
    /// <param name="member">The positions of the member.</param>
    /// <returns>Whether the value is an object with this member.</returns>
    public static bool TryFind(ReadOnlySpan<byte> json, string name, out JsonMember member)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonDepth.Max });
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var start = (int)reader.TokenStartIndex;
                var isFound = reader.ValueTextEquals(name);
                reader.Read();
                var valueStart = (int)reader.TokenStartIndex;
                reader.Skip();
                if (isFound)
                {
                    member = new JsonMember(start, valueStart, (int)reader.BytesConsumed);
                    return true;
                }
            }
        }

        member = default;
        return false;
    }
}

/// <summary>The positions of a member in the text of its object.</summary>
/// <param name="Start">The opening quote of the name.</param>
/// <param name="ValueStart">The first byte of the value.</param>
/// <param name="End">The byte after the value.</param>
internal readonly record struct JsonMember(int Start, int ValueStart, int End);
