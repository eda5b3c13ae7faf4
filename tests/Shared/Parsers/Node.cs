namespace EventTracking.Shared;

/// <summary>Runs JavaScript with Node.js. Skips the test if it is not installed.</summary>
internal static class Node
{
    /// <summary>Evaluates an expression for every <c>line</c> in one process; <c>isDeepStrictEqual</c> is imported.</summary>
    /// <param name="expression">An expression that returns a string without line breaks.</param>
    /// <param name="lines">The lines, without line breaks.</param>
    public static Task<IReadOnlyList<string>> ForEachLine(string expression, IReadOnlyCollection<string> lines) => Script.ForEachLine(
        "node",
        "-e",
        $$"""
        const { isDeepStrictEqual } = require("node:util");
        const input = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(require("node:fs").readFileSync(0));
        process.stdout.write(input.split("\n").slice(0, -1).map(line => `${{{expression}}}\n`).join(""));
        """,
        lines);
}
