using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace EventTracking.Shared.Differential;

internal static partial class Some
{
    private const int JsonLevels = 3;

    public static Gen<JsonElement> JsonElement => JsonText(JsonLevels).Select(static json => System.Text.Json.JsonElement.Parse(json));

    public static Gen<JsonDocument> JsonDocument => JsonText(JsonLevels).Select(static json => System.Text.Json.JsonDocument.Parse(json));

    public static Gen<JsonNode?> JsonNode => JsonText(JsonLevels).Select(static json => System.Text.Json.Nodes.JsonNode.Parse(json));

    public static Gen<JsonObject> JsonObject => JsonObjectText(JsonLevels)
        .Select(static json => System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject());

    public static Gen<JsonArray> JsonArray => JsonArrayText(JsonLevels)
        .Select(static json => System.Text.Json.Nodes.JsonNode.Parse(json)!.AsArray());

    /// <summary>JSON with whitespace, unusual number formats and redundant escapes.</summary>
    private static Gen<string> JsonText(int levels) => levels == 0
        ? JsonScalarText
        : Gen.OneOf(JsonScalarText, JsonArrayText(levels), JsonObjectText(levels));

    private static Gen<string> JsonArrayText(int levels) =>
        JsonText(levels - 1).Array[0, 4].Select(static items => $"[ {string.Join(" ,\n", items)} ]");

    private static Gen<string> JsonObjectText(int levels) =>
        DictionaryOf(Text, JsonText(levels - 1)).Select(static members =>
            $"{{{string.Join(",\t", members.Select(static member => $"{Quoted(member.Key)} : {member.Value}"))}}}");

    private static Gen<string> JsonScalarText => Gen.OneOf(
        Gen.OneOfConst("null", "true", "false", "-0", "0.0", "1.50", "1E+2", "12e-3", "123456789012345678901234567890"),
        Gen.OneOfConst("\"\"", @"""\u0041\/\ud83d\ude00\u2028""", "\"日本\""),
        Text.Select(Quoted));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
