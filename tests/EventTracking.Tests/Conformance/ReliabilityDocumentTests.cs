using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Conformance;

/// <summary>Every guarantee in docs/reliability.md names an existing test.</summary>
public sealed class ReliabilityDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.Path("docs/reliability.md"));

    [Fact]
    public void Every_promise_names_its_test() => Assert.All(
        Document.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && line != "| promise | test |"),
        static row => Assert.Matches(NamedTests.Name(), row.Split('|')[2]));

    [Fact]
    public void Every_named_test_exists() => Assert.Empty(NamedTests.MissingFrom(Document));
}
