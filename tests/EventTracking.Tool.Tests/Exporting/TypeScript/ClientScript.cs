using System.Diagnostics;
using System.Text.Json;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary>Runs the exported client in Node, in place of a browser whose network, clock and storage the test controls.</summary>
internal static class ClientScript
{
    /// <summary>
    /// <c>answers</c> has the answers of the server, first one first: a status, or an object with status, headers and body; 0 is a network
    /// error, and none is a 202. <c>bodies</c> has the requests, <c>beacons</c> the beacons, <c>waits</c> the durations of timers, and
    /// <c>page.nextTask</c> is the latest timer without a duration.
    /// </summary>
    private const string Browser = """
        export const bodies = [], beacons = [], waits = [], answers = [], listeners = {};
        export const page = { acceptsBeacons: true };
        Object.defineProperties(globalThis, {
          document: { value: { hidden: false } },
          navigator: { value: { onLine: true, sendBeacon: (url, body) => page.acceptsBeacons && beacons.push(JSON.parse(body)) > 0 } },
          localStorage: { value: {}, configurable: true },
          addEventListener: { value: (name, listener) => listeners[name] = listener },
          setTimeout: {
            value: (work, wait = 0) => {
              if (!wait)
                page.nextTask = work;
              return waits.push(wait);
            },
          },
          clearTimeout: { value: () => {} },
          fetch: {
            value: async (url, { body }) => {
              const answer = answers.shift() ?? 202, status = answer.status ?? answer;
              if (!status)
                throw new TypeError();
              bodies.push(body);
              const headers = new Headers(answer.headers);
              return { status, ok: status < 300, headers, json: async () => JSON.parse(answer.body ?? '{"rejected":[]}') };
            },
          },
        });
        Object.defineProperty(localStorage, 'removeItem', { value: key => delete localStorage[key] });
        """;

    public static void SkipUnlessInstalled() => Assert.SkipUnless(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(static folder => File.Exists(Path.Combine(folder, "node"))),
        "Node is absent.");

    /// <summary>Runs the body of an async function and returns its result.</summary>
    public static async Task<JsonElement> Run(string client, string script)
    {
        using var folder = new TemporaryFolder();
        folder.Write("events.mjs", client);
        folder.Write("browser.mjs", Browser);
        folder.Write("test.mjs", $$"""
            import { bodies, beacons, waits, answers, listeners, page } from './browser.mjs';
            const { configure, emit, flush } = await import('./events.mjs');
            await flush(); // The one of the new page.
            waits.length = 0;
            console.log(JSON.stringify(await (async () => { {{script}} })()));
            """);
        using var process = Process.Start(new ProcessStartInfo("node", ["test.mjs"])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = await process.EndInTime();
        Assert.Equal("", errors);
        return JsonElement.Parse(output);
    }
}
