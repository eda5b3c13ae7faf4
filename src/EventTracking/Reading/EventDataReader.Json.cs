using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking;

public ref partial struct EventDataReader
{
    /// <summary>Reads any JSON value.</summary>
    public JsonElement ReadJsonElement() => HasFailed ? default : JsonElement.ParseValue(ref _json);

    /// <summary>Reads any JSON value as a document.</summary>
    public JsonDocument ReadJsonDocument() => HasFailed ? null! : JsonDocument.ParseValue(ref _json);

    /// <summary>Reads a JSON value as a node of a type.</summary>
    /// <typeparam name="T">The type of the node: <see cref="JsonNode"/> for any except <c>null</c>.</typeparam>
    public T ReadJsonNode<T>()
        where T : JsonNode
    {
        if (HasFailed)
            return null!;
        var position = _json.TokenStartIndex;
        var token = _json.TokenType;
        if (JsonNode.Parse(ref _json) is T node)
            return node;
        FailAt($"expected a {typeof(T).Name} but found {Describe(token)}", position, missingField: null);
        return null!;
    }

    /// <summary>Reads a value with the reader that <see cref="EventValueAttribute"/> selects.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TReader">The reader.</typeparam>
    public T ReadValue<T, TReader>()
        where TReader : IEventValueReader<T>
    {
        if (HasFailed)
            return default!;

        var (start, depth) = (_json.TokenStartIndex, _json.CurrentDepth);
        var end = _json;
        end.Skip();
        var value = TReader.Read(ref this);
        if (!HasFailed && (_json.BytesConsumed != end.BytesConsumed || _json.CurrentDepth != depth))
            FailAt($"the reader '{typeof(TReader)}' did not read exactly one value", start, missingField: null);
        return value;
    }
}
