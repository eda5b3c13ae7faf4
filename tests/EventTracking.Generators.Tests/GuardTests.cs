using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>A getter that throws costs its field and not the event.</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("int Boom => throw new Exception();")]
    [InlineData("int Boom { get => field is 0 ? throw new Exception() : field; }")]
    [InlineData("int Boom { get { throw new Exception(); } }")]
    [InlineData("IEnumerable<int> Boom { get; } = Thrower.Sequence();")]
    [InlineData("ICollection<IEnumerable<int>> Boom { get; } = [Thrower.Sequence()];")]
    [InlineData("IEnumerable<int>[] Boom { get; } = [Thrower.Sequence()];")]
    [InlineData("Dictionary<string, IEnumerable<int>> Boom { get; } = new() { [\"a\"] = Thrower.Sequence() };")]
    [InlineData("ArraySegment<int> Boom { get; }")]
    [InlineData("ArraySegment<int>? Boom { get; } = new ArraySegment<int>();")]
    [InlineData("ReadOnlyMemory<byte> Boom => throw new Exception();")]
    [InlineData("Thrower.Base Boom => throw new Exception();")]
    public void A_field_that_throws_becomes_null(string property) =>
        Assert.Equal("""{"first":1,"boom":null,"last":2}""", Data($"public {property}"));

    [Theory]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Boom => throw new Exception();")]
    [InlineData(
        "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IEnumerable<int>? Boom { get; } = Thrower.Sequence();")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Boom => throw new Exception();")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Thrower.Unequal Boom { get; }")]
    public void A_conditional_field_becomes_null_if_it_throws(string property) =>
        Assert.Equal("""{"first":1,"boom":null,"last":2}""", Data(property));

    [Fact]
    public void An_overridden_property_that_throws_becomes_null() =>
        Assert.Equal("""{"first":1,"boom":{"value":null},"last":2}""", Data("public Thrower.Base Boom { get; } = new Thrower.Derived();"));

    [Fact]
    public void A_nested_field_that_throws_does_not_affect_other_fields() =>
        Assert.Equal("""{"first":1,"boom":[{"a":null,"b":2}],"last":2}""", Data("public Thrower.Nested[] Boom { get; } = [new()];"));

    [Fact]
    public void Auto_properties_need_no_guard() => Assert.DoesNotContain(
        "try {",
        GeneratorRun.Of("""
            using System; using System.Collections.Immutable;
            public class Nested { public int A { get; set; } public string? B { get; init; } }
            [EventTracking.TrackedEvent("a.b")] public partial record E(int A, string B, int[] C, ImmutableArray<Nested> D, Nested F, DateTime? G);
            """).Files["E.g.cs"],
        StringComparison.Ordinal);

    private static string Data(string property) => GeneratedAssembly.Data(new GeneratedAssembly(GeneratorRun.Of($$"""
        using System; using System.Collections.Generic; using System.Text.Json.Serialization;
        [EventTracking.TrackedEvent("a.b")] public sealed partial record E
        {
            [JsonPropertyOrder(-1)] public int First => 1;
            {{property}}
            [JsonPropertyOrder(1)] public int Last => 2;
        }
        public static class Thrower
        {
            public static IEnumerable<int> Sequence() { yield return 1; throw new Exception(); }
            public readonly record struct Unequal(int A) { public bool Equals(Unequal other) => throw new Exception(); public override int GetHashCode() => 0; }
            public class Base { public virtual int Value { get; } }
            public class Derived : Base { public override int Value => throw new Exception(); }
            public class Nested { public int A => throw new Exception(); public int B => 2; }
        }
        public static class Sample { public static object Value => new E(); }
        """)).Sample());
}
