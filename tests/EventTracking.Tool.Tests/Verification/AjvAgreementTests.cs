using System.Text;
using System.Text.RegularExpressions;
using EventTracking.Generators.Shape;
using EventTracking.Shared.Differential;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Verification;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Lines with random changes are valid exactly if ajv accepts them under the JSON Schema of the shape.</summary>
[Trait("Category", "Load")]
public sealed partial class AjvAgreementTests
{
    private const int Seed = 20150416;

    private static readonly int EventsOfAShape = LongRun.Choose(5, 10, 200);
    private static readonly int ChangesOfAnEvent = LongRun.Choose(5, 10, 50);

    [Fact]
    public async Task A_changed_line_is_valid_if_ajv_accepts_it()
    {
        Ajv.SkipUnlessInstalled();
        var random = new Random(Seed);
        var shapes = EventInputs.Load([typeof(AllShapes).Assembly.Location]).Entries
            .Select(static entry => entry.Shape)
            .Where(static shape => AllShapes.ByName.ContainsKey(RecordOf(shape)))
            .ToList();
        var cases = shapes.Select(shape => (Shape: shape, Lines: ChangedLines(shape, random))).ToList();

        var errors = await Ajv.Validate([.. cases.Select(static c => (JsonSchema.OfLine(c.Shape), c.Lines))]);

        var differences = cases.Zip(errors, static (c, ofLines) => c.Lines.Zip(ofLines, (line, error) => Difference(c.Shape, line, error)))
            .SelectMany(static found => found).OfType<string>().ToList();
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(10)));
        var valid = errors.Sum(static ofLines => ofLines.Count(static error => error.Length == 0));
        Assert.InRange((double)valid / errors.Sum(static ofLines => ofLines.Count), 0.1, 0.9);
    }

    private static string RecordOf(DataShape shape) => shape.Owner!.FullName.Split('.', '+')[^1];

    private static IReadOnlyList<string> ChangedLines(DataShape shape, Random random) =>
    [
        .. AllShapes.ByName[RecordOf(shape)].Take(EventsOfAShape).SelectMany(written => Enumerable.Range(0, ChangesOfAnEvent)
            .Select(_ => RandomChange.Of(Encoding.UTF8.GetString(written.Line), random))),
    ];

    private static string? Difference(DataShape shape, string line, string error)
    {
        var mismatch = new Mismatch();
        var outcome = new LineVerifier([shape], Strictness.Compatible).Verify(Encoding.UTF8.GetBytes(line), mismatch).Outcome;
        var isValid = outcome is LineOutcome.Valid;
        return isValid == (error.Length == 0) || (!isValid && IsDocumented(mismatch.ToString()))
            ? null
            : $"{line}\nverify: {outcome} {mismatch}\najv: {error}\n{shape}";
    }

    /// <summary>The page about verify lists these values, which ajv accepts.</summary>
    private static bool IsDocumented(string finding) =>
        DayOfMonth().IsMatch(finding) || TwoCodeUnits().IsMatch(finding) || MissingFieldWithoutName().IsMatch(finding);

    [GeneratedRegex(@"expected string\(date-time\).* but found ""\d{4}-\d\d-(29|3\d)T")]
    private static partial Regex DayOfMonth();

    /// <summary>ajv overlooks that a field with an empty name is missing.</summary>
    [GeneratedRegex(@"\."""": expected .* but found nothing$")]
    private static partial Regex MissingFieldWithoutName();

    [GeneratedRegex(@"expected string\(char\).* but found ""(\\u[dD]8..\\u[dD]...|\p{Cs}{2})""")]
    private static partial Regex TwoCodeUnits();
}
