using System.Globalization;
using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting;

/// <summary>Exports an AsyncAPI 3.0 document: a channel and an operation of each event, a message and a schema of each version.</summary>
internal static class AsyncApiExport
{
    private const string Format = "asyncapi";

    public static IReadOnlyList<ExportFile> Files(IReadOnlyList<DataShape> shapes)
    {
        // The names are keys of components, which allow letters, digits, dots, dashes and underscores.
        var names = FileNames.Of(shapes.Select(static shape => shape.EventName));
        var (channels, operations, messages, schemas) = (new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var versions in shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal))
        {
            var name = names[versions.Key];
            channels[name] = Channel(versions.Key, versions, name);
            operations[name] = new JsonObject { ["action"] = "send", ["channel"] = Reference($"channels/{name}") };
            foreach (var shape in versions)
            {
                messages[KeyOf(shape, name)] = Message(shape, KeyOf(shape, name));
                AsyncApiSchemas.Add(schemas, KeyOf(shape, name), shape);
            }
        }

        var document = new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Tracked events",
                ["version"] = "1.0.0",
                ["description"] = ExportFile.Notice(Format),
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = channels,
            ["operations"] = operations,
            ["components"] = new JsonObject { ["messages"] = messages, ["schemas"] = schemas },
        };
        return [new ExportFile("asyncapi.json", IndentedJson.Text(document))];
    }

    private static JsonObject Channel(string eventName, IEnumerable<DataShape> versions, string name)
    {
        var channel = new JsonObject();

        // Braces in an address are parameters.
        if (!eventName.AsSpan().ContainsAny('{', '}'))
            channel["address"] = eventName;
        channel["title"] = eventName;
        if (versions.Last().Documentation is { } documentation)
            channel["description"] = documentation;
        channel["messages"] = new JsonObject(versions.Select(shape =>
            KeyValuePair.Create<string, JsonNode?>(Version(shape), Reference($"components/messages/{KeyOf(shape, name)}"))));
        return channel;
    }

    private static JsonObject Message(DataShape shape, string key)
    {
        var message = new JsonObject { ["name"] = shape.EventName, ["title"] = $"{shape.EventName} {Version(shape)}" };
        if (shape.Documentation is { } documentation)
            message["summary"] = documentation;
        message["payload"] = Reference($"components/schemas/{key}");
        return message;
    }

    private static JsonObject Reference(string path) => new() { ["$ref"] = $"#/{path}" };

    private static string KeyOf(DataShape shape, string name) => $"{name}.{Version(shape)}";

    private static string Version(DataShape shape) => shape.Version.ToString(CultureInfo.InvariantCulture);
}
