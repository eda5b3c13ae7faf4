using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Shape.Oracle;

/// <summary>
/// The verdicts about changes, held against what the generated writers really write: random declarations with one random edit each, and
/// random values of either side validated under the JSON Schema of the other.
/// </summary>
[Trait("Category", "Load")]
public sealed class VerdictOracleTests(ITestOutputHelper output)
{
    private const int Seed = 20150416;
    private const int ValuesOfADeclaration = 200;

    /// <summary>At a time, so that the input of the validator fits into memory.</summary>
    private const int PairsOfABatch = 200;

    private static readonly int Pairs = LongRun.Choose(100, 400, 20_000);

    [Fact]
    public async Task No_change_that_is_judged_compatible_has_a_counterexample_and_nearly_all_others_have_one()
    {
        Ajv.SkipUnlessInstalled();
        var judgements = new List<Judgement>();
        for (var first = 0; first < Pairs; first += PairsOfABatch)
            judgements.AddRange(await Judge(first, Math.Min(PairsOfABatch, Pairs - first)));

        foreach (var kind in judgements.GroupBy(static judgement => judgement.Edit)
            .OrderBy(static kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine(
                $"{kind.Key}: {kind.Count()}, judged breaking {kind.Count(static j => j.Verdict is Verdict.Breaking)}, with a "
                    + $"counterexample {kind.Count(static j => j.Counterexample is not null)}");
        }

        var breaking = judgements.Where(static judgement => judgement.Verdict is Verdict.Breaking).ToList();
        var unproven = breaking.Where(static judgement => judgement.Counterexample is null).ToList();
        foreach (var judgement in unproven)
            output.WriteLine($"no counterexample: {judgement}");

        Assert.DoesNotContain(judgements, static judgement => judgement is { Verdict: Verdict.Compatible, Counterexample: not null });
        Assert.InRange(unproven.Count, 0, breaking.Count / 20);
        Assert.All(unproven, static judgement => Assert.True(judgement.IsExplained, judgement.ToString()));
    }

    private static async Task<IReadOnlyList<Judgement>> Judge(int first, int count)
    {
        var pairs = Enumerable.Range(first, count).Select(static i => Pair(i)).ToList();
        var old = new Compiled(pairs.Select(static pair => pair.Old));
        var @new = pairs.Select(static pair => pair.New)
            .GroupBy(static declaration => declaration.Defaults)
            .Select(static group => new Compiled(group))
            .ToList();
        var sides = pairs.Select(
            pair => (pair.Edit, Old: old[pair.Old], New: @new.First(compiled => compiled.Contains(pair.New))[pair.New]))
            .ToList();

        var forward = await Ajv.Validate([.. sides.Select(static side => (JsonSchema.OfData(side.Old.Shape), side.New.Values))]);
        var backward = await Ajv.Validate([.. sides.Select(static side => (JsonSchema.OfData(side.New.Shape), side.Old.Values))]);
        return
        [
            .. sides.Zip(
                forward,
                static (side, errors) =>
                    new Judgement("forward", side.Edit, side.Old.Shape, side.New.Shape, Counterexample(side.New.Values, errors))),
            .. sides.Zip(
                backward,
                static (side, errors) =>
                    new Judgement("backward", side.Edit, side.Old.Shape, side.New.Shape, Counterexample(side.Old.Values, errors))),
        ];
    }

    private static (string Edit, Declaration Old, Declaration New) Pair(int number)
    {
        var name = $"Pair{number}";
        var declarations = new RandomDeclarations(new Random(Seed + number));
        var edited = declarations.Event(name);
        var edit = new RandomEdits(new Random(-number - 1), declarations).Edit(edited);
        return (edit, new RandomDeclarations(new Random(Seed + number)).Event(name), edited);
    }

    private static string? Counterexample(IReadOnlyList<string> values, IReadOnlyList<string> errors) =>
        values.Zip(errors)
            .Where(static pair => pair.Second.Length > 0)
            .Select(static pair => $"{pair.First}: {pair.Second}")
            .FirstOrDefault();

    /// <summary>
    /// Changes that readers notice although JSON Schema may not. A value of an enum without a name is an integer, so that any integer is
    /// valid. Objects without a discriminator, maps and objects can have the same fields by chance. Every time is written as a duration
    /// would be, and flags with one member have no combinations.
    /// </summary>
    private static readonly (string Old, string New)[] Explained =
    [
        ("enum", "integer"), ("flags", "integer"), ("integer", "enum"), ("integer", "flags"),
        ("oneof", "object"), ("object", "oneof"), ("oneof", "oneof"), ("object", "map"), ("map", "object"),
        ("string(time)", "string(timespan)"), ("enum", "flags"),
    ];

    /// <summary>What is judged about a change in one direction.</summary>
    private sealed class Judgement(string direction, string edit, DataShape old, DataShape @new, string? counterexample)
    {
        private readonly IReadOnlyList<ShapeChange> _changes = ShapeComparison.Compare(old, @new);

        public string Edit => edit;

        public string? Counterexample => counterexample;

        public bool IsExplained =>
            _changes.Any(static change => Explained.Any(kind => Is(change.Old, kind.Old) && Is(change.New, kind.New)));

        public Verdict Verdict =>
            _changes.Any(change => (direction is "forward" ? change.Forward : change.Backward) is Verdict.Breaking)
                ? Verdict.Breaking
                : Verdict.Compatible;

        private static bool Is(string? text, string type) => text?.StartsWith(type, StringComparison.Ordinal) is true;

        public override string ToString() =>
            $"{direction} {edit}: {string.Join("; ", _changes)} {counterexample}\n{(counterexample is null ? "" : $"{old}{@new}")}";
    }

    /// <summary>Declarations with the same defaults, compiled together.</summary>
    private sealed class Compiled
    {
        private const string Usings = """
            using System;
            using System.Collections.Generic;
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using EventTracking;

            """;

        private readonly Dictionary<string, (DataShape Shape, IReadOnlyList<string> Values)> _byName;

        public Compiled(IEnumerable<Declaration> declarations)
        {
            var all = declarations.ToList();
            var defaults = all[0].Defaults is { Length: > 0 } arguments ? $"[assembly: TrackedEventDefaults({arguments})]\n" : "";
            var compilation = SomeCompilation.Of(Usings + defaults + string.Concat(all.Select(static declaration => declaration.Source)));
            var assembly = new GeneratedAssembly(GeneratorRun.WithoutChecks(compilation));
            _byName = all.ToDictionary(
                static declaration => declaration.Name, declaration => (Shape(compilation, declaration), Values(assembly, declaration)));
        }

        public (DataShape Shape, IReadOnlyList<string> Values) this[Declaration declaration] => _byName[declaration.Name];

        public bool Contains(Declaration declaration) => _byName.ContainsKey(declaration.Name);

        private static DataShape Shape(CSharpCompilation compilation, Declaration declaration) =>
            EventShapes.Parse(compilation, compilation.GetTypeByMetadataName($"{declaration.Name}.{declaration.Event.Name}")!).Shape;

        private static IReadOnlyList<string> Values(GeneratedAssembly assembly, Declaration declaration)
        {
            var type = assembly.Type($"{declaration.Name}.{declaration.Event.Name}");
            var values = new RandomValues(new Random(Seed));
            return [.. Enumerable.Range(0, ValuesOfADeclaration).Select(_ => GeneratedAssembly.Data(values.Event(type)))];
        }
    }
}
