using System.Text.RegularExpressions;
using Xunit;

namespace EventTracking.Tests.Conformance;

/// <summary>A test that waits without a limit hangs the whole run when what it waits for does not happen.</summary>
public sealed partial class BoundedWaitTests
{
    private static readonly string[] WithoutTests =
        ["EventTracking.Benchmarks", "EventTracking.LineWriter", "EventTracking.Aot.Program", "EventTracking.Spool.Program", "obj", "bin"];

    [Fact]
    public void Every_wait_of_a_test_has_a_limit()
    {
        var unbounded =
            from file in Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            where Path.GetFileName(file) is not ("Bounded.cs" or "BoundedWaitTests.cs")
            where !file.Split(Path.DirectorySeparatorChar).Intersect(WithoutTests).Any()
            from line in File.ReadLines(file).Index()
            where Unbounded().IsMatch(line.Item)
            select $"{Path.GetFileName(file)}:{line.Index + 1}: {line.Item.Trim()}";

        // The helpers of tests/Shared/Bounded.cs wait with a limit.
        Assert.Empty(unbounded);
    }

    [GeneratedRegex(
        @"\.Join\(\)|\.Wait\(\)|\.WaitOne\(\)|\.SignalAndWait\(\)|\.WaitForExit\(\)|\.(Wait|WaitForExitAsync)\((TestContext\.Current\.)?\w*[cC]ancellationToken\)(?!\.WaitAsync)|SpinUntil\(\(\) => [^,]*\);|\.Standard(Output|Error)\.Read(Line|ToEnd)\(\)")]
    private static partial Regex Unbounded();
}
