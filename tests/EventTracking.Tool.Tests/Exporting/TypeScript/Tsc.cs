using System.Diagnostics;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary>The TypeScript compiler in its strict mode.</summary>
internal static class Tsc
{
    public static void SkipUnlessInstalled() => NodeModules.SkipUnlessInstalled("typescript");

    /// <summary>Compiles <c>events.ts</c> and a program that imports it. Returns what the compiler reports.</summary>
    public static async Task<string> Check(string events, string program)
    {
        using var folder = new TemporaryFolder();
        folder.Write("events.ts", events);
        folder.Write("program.ts", $"import type * as events from \"./events.js\";\n{program}");
        var start = new ProcessStartInfo(
            "node",
            [
                NodeModules.Path("typescript/bin/tsc"), "--strict", "--noEmit", "--pretty", "false",
                "--target", "es2022", "--module", "nodenext", "program.ts",
            ])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = await process.EndInTime();
        return output + errors;
    }
}
