using System.Text.RegularExpressions;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Conformance;

/// <summary>docs/conformance.md covers every behavior of the reference, and each named test exists.</summary>
public sealed partial class ConformanceDocumentTests
{
    private static readonly (string Section, int Count)[] Sections =
        [("TRK", 17), ("CTX", 10), ("LOC", 5), ("RTE", 22), ("WL", 5), ("RX", 8), ("LOG", 7), ("CFG", 12)];

    private static readonly string Document = File.ReadAllText(Repository.Path("docs/conformance.md"));

    private static IEnumerable<(string Id, string Answer)> Rows =>
        Row().Matches(Document).Select(static row => (row.Groups["id"].Value, row.Groups["answer"].Value));

    [Fact]
    public void Every_behavior_is_listed_once_and_in_order() =>
        Assert.Equal(
            Sections.SelectMany(static section => Enumerable.Range(1, section.Count).Select(number => $"{section.Section}-{number:D2}")),
            Rows.Select(static row => row.Id));

    [Fact]
    public void Every_entry_names_a_test_or_a_reason() => Assert.Empty(
        Rows.Where(static row => !NamedTests.Name().IsMatch(row.Answer) && !Reason().IsMatch(row.Answer)).Select(static row => row.Id));

    [Fact]
    public void Every_named_test_exists() => Assert.Empty(NamedTests.MissingFrom(Document));

    [GeneratedRegex(@"^\| (?<id>[A-Z]+-\d{2}) \| [^|]+ \| (?<answer>[^|]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bdiffers( \(D\d+\))?: \w")]
    private static partial Regex Reason();
}
