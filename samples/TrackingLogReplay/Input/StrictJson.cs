using System.Text.Json;

namespace TrackingLogReplay.Input;

/// <summary>Parses JSON, provided that it can be written again exactly as it was.</summary>
internal static class StrictJson
{
    /// <summary>A few levels less than the usual 64, because what is read here comes out a little deeper.</summary>
    private const int DeepestNesting = 60;

    /// <exception cref="JsonException">The text is not JSON, or is nested too deeply.</exception>
    /// <exception cref="InvalidOperationException">A string has half a surrogate pair, which UTF-8 cannot hold.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var value = JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = DeepestNesting });
        DecodeStrings(utf8);
        return value;
    }

    /// <summary>Parsing looks at the form of escapes only; what they stand for comes to light when they are decoded.</summary>
    private static void DecodeStrings(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
                _ = reader.GetString();
        }
    }
}
