using System.Globalization;
using System.Text;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.TypeScript;

/// <summary>
/// Exports the types of all events, a union of their lines whose discriminator is the name, and a client that emits the events in browsers.
/// </summary>
internal static class TypeScriptExport
{
    private const string Format = "typescript";

    private static readonly string Notice = $"// {ExportFile.Notice(Format)}\n";

    private static readonly string Prologue = $$"""
        {{Notice}}
        /** Any JSON value. */
        export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

        /** An event as it is written to a line. */
        export interface EventLine<Name extends string, Version extends number, Data> {
          readonly name: Name;
          /** ISO 8601, with an offset. */
          readonly timestamp: string;
          readonly data: Data;
          readonly context: { readonly [key: string]: Json };
          readonly id?: string;
          readonly version?: Version;
        }

        """;

    public static IReadOnlyList<ExportFile> Files(IReadOnlyList<DataShape> shapes)
    {
        var names = TypeScriptNames.Of(shapes.Select(static shape => shape.EventName));
        var text = new StringBuilder(Prologue);
        foreach (var shape in shapes)
            text.Append('\n').Append(Of(shape, NameOf(shape, names)));

        text.Append("\n/** A line of any event. */\nexport type TrackedEvent =");
        foreach (var shape in shapes)
        {
            text.Append("\n  | EventLine<").Append(Quoted.Json(shape.EventName)).Append(", ").Append(Version(shape)).Append(", ")
                .Append(NameOf(shape, names)).Append('>');
        }

        text.Append(shapes.Count == 0 ? " never;\n" : ";\n");
        text.Append("\n/** The data of each event, in its latest version. */\nexport interface EventData {\n");
        DataShape[] latest =
        [
            .. shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal)
                .Select(static versions => versions.MaxBy(static shape => shape.Version)!),
        ];
        foreach (var shape in latest)
            text.Append("  readonly ").Append(Quoted.Json(shape.EventName)).Append(": ").Append(NameOf(shape, names)).Append(";\n");

        text.Append("}\n").Append(BrowserClient.Types);
        return [new ExportFile("events.d.ts", text.ToString()), new ExportFile("events.js", $"{Notice}{BrowserClient.Script(latest)}")];
    }

    /// <summary>Returns the types of one event's data.</summary>
    public static string Of(DataShape shape) => Of(shape, NameOf(shape, TypeScriptNames.Of([shape.EventName])));

    private static string Of(DataShape shape, string name) => new TypeScriptTypes(shape, name).Declarations();

    private static string NameOf(DataShape shape, ExportNames names) => $"{names[shape.EventName]}V{Version(shape)}";

    private static string Version(DataShape shape) => shape.Version.ToString(CultureInfo.InvariantCulture);
}
