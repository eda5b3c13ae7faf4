using System.Globalization;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.TypeScript;

/// <summary>The client that emits events in browsers.</summary>
internal static class BrowserClient
{
    /// <summary>The types of its functions.</summary>
    public const string Types = """

        /** An event that `emit` has sent. */
        export interface SentEvent {
          readonly id: string;
          readonly name: keyof EventData;
          /** The version of the data. Default: 1. */
          readonly version?: number;
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

        /** Emits an event. It is sent within a second, and again after a failure. Data without required fields can be omitted. */
        export declare function emit<Name extends keyof EventData>(
          name: Name,
          ...data: {} extends EventData[Name] ? [data?: EventData[Name]] : [data: EventData[Name]]
        ): void;

        /** Sends all events now. The result is complete when the server has answered, or the events are stored because it has not. */
        export declare function flush(): Promise<void>;

        """;

    /// <summary>Returns the script.</summary>
    /// <param name="latest">The latest version of each event, which is sent with it: pages stay open while sites change.</param>
    public static string Script(IEnumerable<DataShape> latest)
    {
        using var stream = typeof(BrowserClient).Assembly.GetManifestResourceStream("TypeScript/events.js")!;
        using var reader = new StreamReader(stream);
        return $"{Versions(latest)}\n{reader.ReadToEnd()}";
    }

    private static string Versions(IEnumerable<DataShape> latest)
    {
        var entries = string.Concat(latest
            .Where(static shape => shape.Version > 1)
            .Select(static shape =>
                string.Create(CultureInfo.InvariantCulture, $"  [{Quoted.Json(shape.EventName)}, {shape.Version}],\n")));
        var list = entries.Length == 0 ? "" : $"[\n{entries}]";
        return $"// The versions of the data, except 1.\nconst versions = new Map({list});\n";
    }
}
