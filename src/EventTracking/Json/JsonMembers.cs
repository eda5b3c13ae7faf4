using System.Text.Json;

namespace EventTracking.Json;

/// <summary>Finds a member of a JSON object in its text.</summary>
internal static class JsonMembers
{
    /// <summary>Finds a member by its name.</summary>
    /// <param name="json">A JSON value as this library writes it: no white space.</param>
    /// <param name="name">The name.</param>
    /// <param name="member">Where it is.</param>
    /// <returns>Whether the value is an object that has such a member.</returns>
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

/// <summary>A member of a JSON object, as offsets into the object's text.</summary>
/// <param name="Start">The quote that opens its name.</param>
/// <param name="ValueStart">The first byte of its value.</param>
/// <param name="End">The byte after its value.</param>
internal readonly record struct JsonMember(int Start, int ValueStart, int End);
