using System.Text.Json.Nodes;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Emissions;
using EventTracking.Tool.Exporting;

namespace EventTracking.Tool.Diffs;

/// <summary>Writes changes as SARIF 2.1.0, for code scanning. A change that no rule reports, such as a new version, is omitted.</summary>
internal static class SarifReport
{
    private const string Repository = "https://github.com/eventtracking/eventtracking-dotnet";

    /// <summary>The rules with their titles.</summary>
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["EVT501"] = "An event must be in events.lock",
        ["EVT502"] = "A locked field must remain",
        ["EVT503"] = "A locked field must keep its type",
        ["EVT504"] = "A locked field must keep its nullability and presence",
        ["EVT505"] = "A new field must be optional",
        ["EVT506"] = "The values of a locked enum or union must remain",
        ["EVT507"] = "A locked event must be declared or retired",
        ["EVT508"] = "The version of an event must follow events.lock",
        ["EVT509"] = "A compatible change should be in events.lock",
    };

    /// <summary>Returns the log.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="mode">The mode that decides which changes are errors.</param>
    /// <param name="folder">The root of the relative paths in the log, usually that of the repository.</param>
    public static string Write(IReadOnlyList<EventChange> changes, CompatibilityMode mode, string folder)
    {
        var reported = changes.Where(change => change.Rule(mode) is not null).ToList();
        var rules = reported.Select(change => change.Rule(mode)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return IndentedJson.Text(new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "dotnet events",
                        ["informationUri"] = Repository,
                        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. reported.Select(change => Result(change, mode, folder))]),
            }),
        });
    }

    private static JsonObject Rule(string id) => new()
    {
        ["id"] = id,
        ["shortDescription"] = new JsonObject { ["text"] = Titles[id] },
        ["helpUri"] = $"{Repository}/blob/main/docs/diagnostics/{id}.md",
    };

    private static JsonObject Result(EventChange change, CompatibilityMode mode, string folder)
    {
        var subject = change.Path.Length > 0
            ? $"'{change.Path}' of the event '{change.EventName}'"
            : $"The event '{ChangeText.Event(change)}'";
        var location = new JsonObject
        {
            ["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["fullyQualifiedName"] = change.Path.Length > 0 ? $"{change.EventName}/{change.Path}" : change.EventName,
                ["kind"] = change.Path.Length > 0 ? "member" : "type",
            }),
        };
        if (Find(change) is { File: var file, Line: var line })
        {
            location["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri(file, folder) },
                ["region"] = new JsonObject { ["startLine"] = line },
            };
        }

        return new JsonObject
        {
            ["ruleId"] = change.Rule(mode),
            ["level"] = change.Breaks(mode) ? "error" : "note",
            ["message"] = new JsonObject { ["text"] = $"{subject} {ChangeText.Predicate(change)}." },
            ["locations"] = new JsonArray(location),
        };
    }

    /// <summary>Where the event is declared now, else where it was.</summary>
    private static (string File, int Line)? Find(EventChange change) =>
        (change.New is null ? null : Declarations.Find(change.New, change.Path))
        ?? (change.Old is null ? null : Declarations.Find(change.Old, change.Path));

    private static string Uri(string file, string folder)
    {
        var path = SourcePath.From(folder, file);
        return Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
    }
}
