using System.Text.Json;

namespace EventTracking.Generators.Tests.Harness;

/// <summary>
/// Validates JSON with ajv, the JSON Schema validator for Node.js. <c>EVENTTRACKING_NODE_MODULES</c> is a folder where npm has installed
/// <c>ajv</c> and <c>ajv-formats</c>: <c>npm install --prefix DIR ajv@8 ajv-formats@3</c>, then <c>DIR/node_modules</c>.
/// </summary>
internal static class Ajv
{
    private const string Schema = "S";
    private const string Value = "V";

    private static readonly string? Modules = Environment.GetEnvironmentVariable("EVENTTRACKING_NODE_MODULES");

    public static void SkipUnlessInstalled() => Assert.SkipUnless(
        Modules is not null && Directory.Exists(Path.Combine(Modules, "ajv-formats")),
        "ajv is absent: EVENTTRACKING_NODE_MODULES is not a folder where npm has installed ajv and ajv-formats.");

    /// <summary>Validates the values of each schema. A schema that ajv rejects in its strict mode fails the test.</summary>
    /// <returns>For each value what is wrong with it; empty for a valid one.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Validate(
        IReadOnlyList<(string Schema, IReadOnlyList<string> Values)> schemas)
    {
        var lines = schemas.SelectMany(
            static schema => schema.Values.Select(static value => Value + OneLine(value)).Prepend(Schema + OneLine(schema.Schema)));
        var output = new Queue<string>(await Script.ForEachLine("node", "-e", Program, [.. lines]));
        return
        [
            .. schemas.Select(schema =>
            {
                Assert.Equal(Schema, output.Dequeue());
                return schema.Values.Select(_ => output.Dequeue()).ToList();
            }),
        ];
    }

    private static string Program => $$"""
        const load = require('module').createRequire({{JsonSerializer.Serialize(Modules + "/")}});
        const Ajv = load('ajv/dist/2020').default;
        const formats = load('ajv-formats').default;
        const ajv = new Ajv({ strict: true, allowUnionTypes: true });
        formats(ajv);
        let validate;
        const results = {
            {{Schema}}: schema => {
                ajv.removeSchema();
                validate = ajv.compile(schema);
                return '{{Schema}}';
            },
            {{Value}}: value => validate(value) ? '' : JSON.stringify(validate.errors),
        };
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
            try {
                console.log(results[line[0]](JSON.parse(line.slice(1))));
            } catch (error) {
                console.log(JSON.stringify(`${error}: ${line}`));
            }
        });
        """;

    /// <summary>JSON has line breaks between tokens only.</summary>
    private static string OneLine(string json) => json.Replace('\n', ' ');
}
