namespace EventTracking.Shared;

/// <summary>Runs Python scripts with python3. Skips the test if it is not installed.</summary>
internal static class Python
{
    /// <summary>Evaluates an expression for every <c>line</c> in one process; <c>json</c> and <c>sys</c> are imported.</summary>
    /// <param name="expression">An expression that returns a string without line breaks.</param>
    /// <param name="lines">The lines, without line breaks.</param>
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
