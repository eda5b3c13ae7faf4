using System.Text.Json;

namespace EventTracking.Tool.Inference.Lines;

/// <summary>Parses JSON, and rejects values that a tracker could not write again unchanged.</summary>
internal static class StrictJson
{
    /// <summary>A few levels below the 64 of a line, which nests its data a little deeper.</summary>
    private const int MaxDepth = 60;

    /// <exception cref="JsonException">The text is not JSON, or is nested too deeply.</exception>
    /// <exception cref="InvalidOperationException">A string contains an unpaired surrogate, which UTF-8 cannot represent.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var value = JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
        if (utf8.IndexOf(@"\u"u8) >= 0)
            DecodeStrings(utf8);
        return value;
    }

    /// <summary>Decodes every escaped string: parsing checks the syntax of escapes, not whether surrogates are paired.</summary>
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
