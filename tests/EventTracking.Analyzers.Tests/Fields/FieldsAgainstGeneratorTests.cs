using System.Text.RegularExpressions;
using CsCheck;
using EventTracking.Analyzers.Tests.Fields.RandomTypes;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Fields;

/// <summary>Compares the field rules with the generator on random types: a member is either written or reported.</summary>
public sealed partial class FieldsAgainstGeneratorTests
{
    [Fact]
    public Task A_member_is_written_if_and_only_if_no_rule_reports_it() => SomeTypes.Types.SampleAsync(
        static async types =>
        {
            var declarations = new TypeDeclarations(types);
            var build = await Build.Of(declarations.ToCode(), TestContext.Current.CancellationToken);
            var generated = string.Concat(build.Generated.GeneratedSources.Select(static source => source.SourceText.ToString()));

            Assert.Empty(
                build.Output.GetDiagnostics(TestContext.Current.CancellationToken)
                    .Where(static d => d.Severity is DiagnosticSeverity.Error));
            foreach (var field in declarations.Members(0))
            {
                var expected = ReachableMembers.From(declarations, field);

                Assert.Equal(expected.NotWritten.Order(StringComparer.Ordinal), Reported(build, field.Name).Order(StringComparer.Ordinal));
                Assert.All(expected.Written, name => Assert.True(IsWritten(name, generated) is not false, $"{name} is missing"));
                Assert.All(expected.NotWritten, name => Assert.True(IsWritten(name, generated) is not true, $"{name} is written"));
            }
        },
        iter: LongRun.Choose(quick: 25, full: 150, @long: 3_000),
        threads: 1,
        print: static types => new TypeDeclarations(types).ToCode());

    /// <summary>The last members on the reported paths of a field.</summary>
    private static IEnumerable<string> Reported(Build build, string field) => build.Reported
        .Where(diagnostic => diagnostic.Id is "EVT201" or "EVT204")
        .Select(static diagnostic => Path().Match(diagnostic.GetMessage(null)).Groups[1].Value)
        .Where(path => path.Split('.', '[', '{', '(')[0] == field)
        .Select(static path => path.Split('.')[^1].Split('[', '{', '(')[0])
        .Distinct();

    /// <summary>
    /// Whether generated code contains the wire name of a member; <see langword="null"/> for the member of boxes, whose name is not unique.
    /// </summary>
    private static bool? IsWritten(string member, string generated) =>
        member == Box.Member ? null : generated.Contains(member.ToLowerInvariant(), StringComparison.Ordinal);

    [GeneratedRegex(@"^'([^':]*)")]
    private static partial Regex Path();
}
