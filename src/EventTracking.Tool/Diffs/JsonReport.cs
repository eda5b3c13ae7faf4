using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Diffs;

/// <summary>Writes changes for programs.</summary>
internal static class JsonReport
{
    public static string Write(IReadOnlyList<EventChange> changes, CompatibilityMode mode) => IndentedJson.Text(new JsonObject
    {
        ["mode"] = ChangeText.Mode(mode),
        ["breaking"] = changes.Count(change => change.Breaks(mode)),
        ["changes"] = new JsonArray([.. changes.Select(change => Change(change, mode))]),
    });

    private static JsonObject Change(EventChange change, CompatibilityMode mode)
    {
        var json = new JsonObject
        {
            ["event"] = change.EventName,
            ["oldVersion"] = change.Old?.Shape.Version,
            ["newVersion"] = change.New?.Shape.Version,
            ["kind"] = Kebab(change.Change?.Kind.ToString() ?? change.Kind.ToString()),
            ["breaking"] = change.Breaks(mode),
            ["rule"] = change.Rule(mode),
        };
        if (change.Change is { } shape)
        {
            json["path"] = shape.Path;
            json["old"] = shape.Old;
            json["new"] = shape.New;
            json["renamedTo"] = shape.NewName;
            json["forward"] = Kebab(shape.Forward.ToString());
            json["backward"] = Kebab(shape.Backward.ToString());
        }

        json["message"] = ChangeText.Predicate(change);
        return json;
    }

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
