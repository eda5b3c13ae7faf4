using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Shape.Oracle;
using Microsoft.CodeAnalysis.CSharp;
using EventDeclaration = EventTracking.Generators.Tests.Shape.Oracle.Declaration;

namespace EventTracking.Analyzers.Tests.Contract;

/// <summary>
/// The rules report exactly what the comparison of shapes finds, for the random changes whose verdicts are tested against data.
/// </summary>
[Trait("Category", "Load")]
public sealed class RulesAgainstComparisonTests
{
    /// <summary>The seed of <c>VerdictOracleTests</c>, so that these are its first pairs.</summary>
    private const int Seed = 20150416;

    private static readonly int Pairs = LongRun.Choose(quick: 50, full: 100, @long: 2_000);

    [Fact]
    public async Task A_random_change_is_reported_by_the_rules_that_the_comparison_names()
    {
        var (reported, asOne) = (0, 0);
        for (var number = 0; number < Pairs; number++)
        {
            var (old, @new) = Pair(number);
            var locked = ShapeOf(old);
            var compilation = Compile(@new);
            var changes = ShapeComparison.Compare(locked, ShapeOf(@new));

            foreach (var mode in Enum.GetValues<CompatibilityMode>())
            {
                var build = await LockedBuild.Of(compilation, LockFile.Write([(locked, LockState.Emitted)]), mode);
                if (build.Reported.Any(static diagnostic => !diagnostic.Properties.ContainsKey("EventType")))
                {
                    asOne++;
                    Assert.NotEmpty(@new.Defaults);
                    Assert.Contains(changes, change => change.Breaks(mode));
                }
                else
                {
                    reported += build.Reported.Count;
                    Assert.Equal(
                        changes.Select(change => $"{change.Rule(mode)} {change.Path}").Order(StringComparer.Ordinal),
                        build.Reported.Select(static d => $"{d.Id} {d.Properties["Path"]}").Order(StringComparer.Ordinal));
                }
            }
        }

        Assert.InRange(reported, Pairs, int.MaxValue);
        Assert.InRange(asOne, 1, Pairs);
    }

    private static (EventDeclaration Old, EventDeclaration New) Pair(int number)
    {
        var declarations = new RandomDeclarations(new Random(Seed + number));
        var edited = declarations.Event($"Pair{number}");
        new RandomEdits(new Random(-number - 1), declarations).Edit(edited);
        return (new RandomDeclarations(new Random(Seed + number)).Event($"Pair{number}"), edited);
    }

    private static CSharpCompilation Compile(EventDeclaration declaration) => LockedBuild.SomeCompilation(
        "using System.Text.Json;\n"
            + (declaration.Defaults.Length > 0 ? $"[assembly: TrackedEventDefaults({declaration.Defaults})]\n" : "")
            + declaration.Source);

    private static DataShape ShapeOf(EventDeclaration declaration)
    {
        var compilation = Compile(declaration);
        return EventShapes.Parse(compilation, compilation.GetTypeByMetadataName($"{declaration.Name}.{declaration.Event.Name}")!).Shape;
    }
}
