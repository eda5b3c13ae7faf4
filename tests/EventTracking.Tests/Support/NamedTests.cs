using System.Text.RegularExpressions;

namespace EventTracking.Tests.Support;

/// <summary>Finds the tests that a document names as proof: <c>`FileTests.A_line_is_whole`</c>. They may be in any project.</summary>
internal static partial class NamedTests
{
    private static readonly Lazy<IReadOnlySet<string>> All =
        new(static () => Sources().SelectMany(Tests).ToHashSet(StringComparer.Ordinal));

    /// <summary>Returns the names in the document that are not tests.</summary>
    public static IEnumerable<string> MissingFrom(string document) =>
        Name().Matches(document).Select(static name => name.Groups[1].Value).Where(static name => !All.Value.Contains(name));

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    public static partial Regex Name();

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Repository.Path("tests"), "*Tests*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static IEnumerable<string> Tests(string source) => Class().Match(source) is { Success: true } @class
        ? Test().Matches(source).Select(test => $"{@class.Groups[1].Value}.{test.Groups[1].Value}")
        : [];

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\](?:\s*\[[^\n]*\])*\s*public [\w<>\s]*?(\w+)\(")]
    private static partial Regex Test();
}
