namespace EventTracking.Shared;

/// <summary>Runs scripts with Node.js. A test that needs it is skipped where it is absent.</summary>
internal static class Node
{
    /// <summary>Evaluates an expression of <c>line</c> for every line, in one process; <c>isDeepStrictEqual</c> is imported.</summary>
    /// <param name="expression">Gives a string without a line break.</param>
    /// <param name="lines">The lines, none with a line break in it.</param>
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
