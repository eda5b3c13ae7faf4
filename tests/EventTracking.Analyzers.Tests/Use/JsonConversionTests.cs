using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Use;

/// <summary>
/// Converts values of each type to every type that C# converts them to implicitly. The fix of EVT302 must accept a conversion if and only
/// if the core writes the same JSON for both emits.
/// </summary>
public sealed class JsonConversionTests
{
    private static readonly string[] Numbers =
        ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "Half", "float", "double", "decimal"];

    /// <summary>Types and their values. Types without values are only targets.</summary>
    private static readonly (string Type, string Values)[] Others =
    [
        ("char", "'a', 'é'"),
        ("bool", "true, false"),
        ("DayOfWeek", "DayOfWeek.Friday, (DayOfWeek)9"),
        ("DateTime", "default, DateTime.UnixEpoch"),
        ("DateTimeOffset", "DateTimeOffset.UnixEpoch"),
        ("string", "\"ab\""),
        ("IEnumerable<char>", ""),
        ("byte[]", "[1, 2]"),
        ("IReadOnlyList<byte>", ""),
        ("List<byte>", "[1, 2]"),
        ("string[]", "[\"ab\"]"),
        ("IEnumerable<string>", ""),
        ("IEnumerable<IEnumerable<char>>", ""),
        ("List<int[]>", "[[1, 2]]"),
        ("IEnumerable<IReadOnlyCollection<int>>", ""),
        ("Dictionary<string, int>", "new() { [\"a\"] = 1 }"),
        ("IReadOnlyDictionary<string, int>", ""),
        ("IEnumerable<KeyValuePair<string, int>>", ""),
        ("JsonArray", "new JsonArray(1)"),
        ("JsonNode", ""),
    ];

    private static readonly (string Type, string Values)[] NotNull = [.. Numbers.Select(static type => (type, NumbersOf(type))), .. Others];

    private static readonly Dictionary<string, string> Types = NotNull
        .Concat(NotNull.Where(static type => IsValue(type.Type)).Select(static type => (type.Type + "?", type.Values + ", null")))
        .ToDictionary(static type => type.Item1, static type => type.Item2);

    [Fact]
    public async Task A_value_is_accepted_if_and_only_if_its_JSON_stays_the_same()
    {
        var calls = Conversions().ToArray();
        Assert.InRange(calls.Length, 200, int.MaxValue);
        AssertAcceptedIfJsonIsEqual(await EmitsSideBySide.Of(calls, Types, TestContext.Current.CancellationToken));
    }

    /// <summary>Constants are checked by value. In an expression without a natural type, each arm is checked separately.</summary>
    [Theory]
    [InlineData("16_777_216", "float", true)]
    [InlineData("16_777_217", "float", false)]
    [InlineData("-16_777_217", "float?", false)]
    [InlineData("1L", "float", true)]
    [InlineData("9_007_199_254_740_992", "double", true)]
    [InlineData("9_007_199_254_740_993", "double", false)]
    [InlineData("-9_007_199_254_740_993", "double?", false)]
    [InlineData("1", "byte", true)]
    [InlineData("-1", "sbyte?", true)]
    [InlineData("1UL", "decimal", true)]
    [InlineData("'a'", "int", false)]
    [InlineData("'a'", "int?", false)]
    [InlineData("0.1f", "double", false)]
    [InlineData("(number)", "double", true)]
    [InlineData("number > 0 ? number : null", "long?", true)]
    [InlineData("(number > 0 ? 0.1f : null)", "double?", false)]
    [InlineData("number switch { > 0 => null, _ => number }", "double?", true)]
    [InlineData("number switch { > 0 => null, _ => 'a' }", "int?", false)]
    [InlineData("0", "int?", true)]
    [InlineData("default", "int", false)]
    [InlineData("0", "DayOfWeek", false)]
    [InlineData("0", "DayOfWeek?", false)]
    public async Task An_expression_is_accepted_if_and_only_if_its_JSON_stays_the_same(string value, string target, bool isAccepted)
    {
        var emits = await EmitsSideBySide.Of([new Conversion("int", value, target)], Types, TestContext.Current.CancellationToken);
        AssertAcceptedIfJsonIsEqual(emits);
        Assert.Equal(isAccepted, Assert.Single(emits).IsAccepted);
    }

    private static void AssertAcceptedIfJsonIsEqual(IEnumerable<EmitsSideBySide> emits) => Assert.All(emits, static both =>
    {
        var different = both.Untyped.Zip(both.Typed).FirstOrDefault(static written => written.First != written.Second);
        Assert.True(
            both.IsAccepted == different is (null, null), $"{both.Conversion} is {(both.IsAccepted ? "" : "not ")}accepted: {different}");
    });

    private static IEnumerable<Conversion> Conversions()
    {
        var declarations = Build.Plain(
            [$"{EmitsSideBySide.Usings} class Types {{ {string.Concat(Types.Keys.Select(static (type, i) => $"{type} T{i};"))} }}"]);
        var symbols = Types.Keys.Zip(
            declarations.GetTypeByMetadataName("Types")!.GetMembers().OfType<IFieldSymbol>(),
            static (type, field) => (Name: type, field.Type))
            .ToArray();
        return
            from source in symbols
            from target in symbols
            where Types[source.Name].Length > 0
            let conversion = declarations.ClassifyConversion(source.Type, target.Type)
            where conversion.IsImplicit && !(conversion.IsUserDefined && IsJson(target.Name))
            select new Conversion(source.Name, "number", target.Name);
    }

    /// <summary>Integers of every size, and tenths.</summary>
    private static string NumbersOf(string type) =>
        $".. Some.Numbers.Select(static n => unchecked(({type})n)), .. Some.Numbers.Select(static n => ({type})(({type})(n % 100) / "
            + $"({type})10))";

    /// <summary>Excludes user-defined conversions to <c>JsonNode</c>, which the fix does not accept.</summary>
    private static bool IsJson(string type) => type is "JsonNode";

    private static bool IsValue(string type) =>
        Numbers.Contains(type) || type is "char" or "bool" or "DayOfWeek" or "DateTime" or "DateTimeOffset";
}
