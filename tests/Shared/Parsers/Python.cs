namespace EventTracking.Shared;

/// <summary>Runs scripts with python3, the reference's own language. A test that needs it is skipped where it is absent.</summary>
internal static class Python
{
    /// <summary>Evaluates an expression of <c>line</c> for every line, in one process; <c>json</c> and <c>sys</c> are imported.</summary>
    /// <param name="expression">Gives a string without a line break.</param>
    /// <param name="lines">The lines, none with a line break in it.</param>
    public static Task<IReadOnlyList<string>> ForEachLine(string expression, IReadOnlyCollection<string> lines) => Script.ForEachLine(
        "python3",
        "-c",
        $$"""
        import json, sys
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        for line in sys.stdin.buffer.read().decode("utf-8").split("\n")[:-1]:
            print({{expression}})
        """,
        lines);
}
