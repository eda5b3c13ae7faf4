using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Json
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.JsonElement, Some.JsonElement.OrNull(), static (one, maybe) => new JsonElements(one, maybe))),
        Shape.Of(Some.JsonDocument.OrNothing().Select(static document => new JsonDocuments(document))),
        Shape.Of(Gen.Select(
            Some.JsonNode, Some.JsonObject, Some.JsonArray,
            static (node, @object, array) => new JsonNodes(node, @object, array))),
        Shape.Of(Gen.Select(Some.Text, Some.Int, Some.Decimal, static (text, number, price) =>
            new JsonNodesOfValues(JsonValue.Create(text), new JsonObject { [text] = number, ["Price"] = price }, [number, null, text]))),
        Shape.Of(Gen.Select(
            Some.ListOf(Some.JsonElement), Some.DictionaryOf(Some.Text, Some.JsonNode),
            static (list, map) => new JsonCollections(list, map))),
    ];
}

[TrackedEvent("differential.json.elements")]
internal readonly partial record struct JsonElements(JsonElement One, JsonElement? Maybe);

[TrackedEvent("differential.json.documents")]
internal sealed partial record JsonDocuments(JsonDocument? Document);

[TrackedEvent("differential.json.nodes")]
internal sealed partial record JsonNodes(JsonNode? Node, JsonObject Object, JsonArray Array);

[TrackedEvent("differential.json.nodes_of_values")]
internal sealed partial record JsonNodesOfValues(JsonValue Value, JsonObject Object, JsonArray Array);

[TrackedEvent("differential.json.collections")]
internal sealed partial record JsonCollections(List<JsonElement> List, Dictionary<string, JsonNode?> Dictionary);
