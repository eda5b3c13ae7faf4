using System.Diagnostics;
using System.Text.Json;

namespace EventTracking.Tool.Tests.Diffs;

/// <summary><c>dotnet events diff --format sarif</c>.</summary>
public sealed class SarifTests
{
    private const string Old = """
        eventtracking lock 1

        org.shop.paid 1
          amount number
          note string ~

        org.shop.viewed 1
          item string

        """;

    private const string Source = """
        namespace Shop;

        [TrackedEvent("org.shop.paid")]
        public sealed partial record Paid(
            string Amount,
            int Count);
        """;

    [Fact]
    public void A_result_has_rule_level_message_and_location()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Source);

        var run = ToolRun.Of("diff", folder.Write("events.lock", Old), shop, "--format", "sarif");

        using var log = JsonDocument.Parse(run.Output);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Describe).ToArray();
        Assert.Equal(
            [
                "EVT503 error src/Events.cs:5 'amount' of the event 'org.shop.paid' changed from 'number' to 'string'.",
                "EVT509 note src/Events.cs:6 'count' of the event 'org.shop.paid' is new and always present (integer(-2147483648..2147483647)).",
                "EVT509 note src/Events.cs:5 'note' of the event 'org.shop.paid' is gone (string ~).",
                "EVT507 error events.lock:7 The event 'org.shop.viewed 1' is no longer declared; restore it, or mark it as retired in events.lock.",
            ],
            results);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void The_log_is_valid_under_the_schema_of_SARIF()
    {
        NodeModules.SkipUnlessInstalled("ajv-draft-04", "ajv-formats", "@microsoft/jest-sarif");
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Source);
        var log = ToolRun.Of("diff", folder.Write("events.lock", Old), shop, "--format", "sarif").Output;

        Assert.Equal("valid\n", Validate(folder.Write("log.sarif", log)));
        Assert.Contains(
            "allowedValues",
            Validate(folder.Write("wrong.sarif", log.Replace("\"note\"", "\"hint\"", StringComparison.Ordinal))),
            StringComparison.Ordinal);
    }

    private static string Validate(string log)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["-e", $$"""
            {{NodeModules.Load}}
            const Ajv = load("ajv-draft-04");
            const schema = load("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

            // One of its patterns is not a Unicode pattern.
            const ajv = new Ajv({ strict: false, unicodeRegExp: false });
            load("ajv-formats")(ajv);
            const validate = ajv.compile(schema);
            console.log(validate(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))) ? "valid" : validate.errors);
            """, log])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = process.EndInTime().GetAwaiter().GetResult();
        return output + errors;
    }

    private static string Describe(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var uri = new Uri(new Uri("file:///"), place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        var file = uri.AbsolutePath.EndsWith("events.lock", StringComparison.Ordinal) ? "events.lock" : uri.AbsolutePath.TrimStart('/');
        var line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        return $"{result.GetProperty("ruleId").GetString()} {result.GetProperty("level").GetString()} {file}:{line} "
            + result.GetProperty("message").GetProperty("text").GetString();
    }
}
