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

    private const string Client = """

        /** An event that `emit` has sent. */
        export interface SentEvent {
          readonly id: string;
          readonly name: keyof EventData;
          /** ISO 8601. */
          readonly time: string;
          readonly data: EventData[keyof EventData];
        }

        export interface ClientOptions {
          /** The address of the endpoint that `MapEventTracking` has mapped. Default: `/events`. */
          readonly url?: string;
          /** Called for each event that the server has rejected. Default: writes a warning to the console. */
          readonly onRejected?: (event: SentEvent, path: string, reason: string) => void;
        }

        /** Sets options. Call it when the page loads, before the first event. */
        export declare function configure(options: ClientOptions): void;

        /** Emits an event. It is sent within a second, and again later after a failure. Data without required fields can be omitted. */
        export declare function emit<Name extends keyof EventData>(
          name: Name,
          ...data: {} extends EventData[Name] ? [data?: EventData[Name]] : [data: EventData[Name]]
        ): void;

        /** Sends all events now. The result is complete when the server has answered, or the events are stored because it has not. */
        export declare function flush(): Promise<void>;

        """;

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
        foreach (var versions in shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal))
        {
            var latest = versions.MaxBy(static shape => shape.Version)!;
            text.Append("  readonly ").Append(Quoted.Json(latest.EventName)).Append(": ").Append(NameOf(latest, names)).Append(";\n");
        }

        text.Append("}\n").Append(Client);
        return [new ExportFile("events.d.ts", text.ToString()), new ExportFile("events.js", $"{Notice}{ClientSource()}")];
    }

    /// <summary>Returns the types of one event's data.</summary>
    public static string Of(DataShape shape) => Of(shape, NameOf(shape, TypeScriptNames.Of([shape.EventName])));

    private static string ClientSource()
    {
        using var stream = typeof(TypeScriptExport).Assembly.GetManifestResourceStream("TypeScript/events.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Of(DataShape shape, string name) => new TypeScriptTypes(shape, name).Declarations();

    private static string NameOf(DataShape shape, ExportNames names) => $"{names[shape.EventName]}V{Version(shape)}";

    private static string Version(DataShape shape) => shape.Version.ToString(CultureInfo.InvariantCulture);
}
