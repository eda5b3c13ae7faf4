using Xunit;

namespace EventTracking.Shared;

/// <summary>Validates JSON with ajv, the JSON Schema validator for Node.js.</summary>
internal static class Ajv
{
    private const string Schema = "S";
    private const string Value = "V";

    public static void SkipUnlessInstalled() => NodeModules.SkipUnlessInstalled("ajv", "ajv-formats");

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
        {{NodeModules.Load}}
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
