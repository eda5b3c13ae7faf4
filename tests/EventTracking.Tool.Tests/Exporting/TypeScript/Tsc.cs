using System.Diagnostics;

namespace EventTracking.Tool.Tests.Exporting.TypeScript;

/// <summary>The TypeScript compiler in its strict mode.</summary>
internal static class Tsc
{
    public static void SkipUnlessInstalled() => NodeModules.SkipUnlessInstalled("typescript");

    /// <summary>Compiles <c>events.d.ts</c> and a program that imports it. Returns what the compiler reports.</summary>
    public static async Task<string> Check(string events, string program)
    {
        using var folder = new TemporaryFolder();
        folder.Write("events.d.ts", events);
        folder.Write("program.ts", $"import type * as events from \"./events.js\";\n{program}");
        return await Run(folder.FullName, "--module", "nodenext", "program.ts");
    }

    /// <summary>Checks the types of a script for browsers. Returns what the compiler reports.</summary>
    public static Task<string> CheckScript(string folder, string script) =>
        Run(folder, "--allowJs", "--checkJs", "--module", "es2022", "--moduleResolution", "bundler", script);

    private static async Task<string> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "node",
            [NodeModules.Path("typescript/bin/tsc"), "--strict", "--noEmit", "--pretty", "false", "--target", "es2022", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = await process.EndInTime();
        return output + errors;
    }
}
