using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Every type of field is written like System.Text.Json writes it.</summary>
public sealed class FieldTypeTests
{
    [Fact]
    public void Scalars_are_written_like_JsonSerializer_writes_them() => SameAsJsonSerializer.Writes("""
        using System; using System.Text.Json; using System.Text.Json.Nodes; using EventTracking;
        [TrackedEvent("a.b")] public partial record Scalars(
            bool Bool, sbyte SByte, byte Byte, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong,
            Int128 Int128, UInt128 UInt128, float Float, double Double, Half Half, decimal Decimal, char Char, string String,
            Guid Guid, DateTime DateTime, DateTimeOffset DateTimeOffset, DateOnly DateOnly, TimeOnly TimeOnly, TimeSpan TimeSpan,
            Uri Uri, Version Version, byte[] Bytes, Memory<byte> Memory, ReadOnlyMemory<byte> ReadOnlyMemory,
            JsonElement Element, JsonNode Node, JsonDocument Document, JsonObject Object, JsonArray Array);
        public static class Sample
        {
            public static object Value => new Scalars(
                true, -1, 2, -3, 4, -5, 6, -7, 8, Int128.MinValue, UInt128.MaxValue, 1.5f, -0.1, (Half)2.5, 1.10m, 'é', "a\"\\\n<é>",
                new Guid("11223344-5566-7788-99aa-bbccddeeff00"), new DateTime(2026, 11, 23, 19, 29, 34, DateTimeKind.Utc),
                new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, TimeSpan.FromHours(2)), new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5),
                TimeSpan.FromSeconds(-90000.5), new Uri("https://example.org/a b"), new Version(1, 2, 3), [1, 2, 3],
                new byte[] { 4 }, new byte[] { 5 }, JsonDocument.Parse("{\"a\":[1, null]}").RootElement, JsonNode.Parse("[1,{}]")!,
                JsonDocument.Parse("1.50"), new JsonObject { ["k"] = 1 }, new JsonArray(1, "x"));
        }
        """);

    [Fact]
    public void Nullable_values_are_written_with_and_without_a_value() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections.Immutable; using System.Text.Json; using EventTracking;
        public enum Kind { FirstOne }
        public struct Point { public int X { get; set; } }
        [TrackedEvent("a.b")] public readonly partial record struct Nullables(
            bool? Bool, int? Int, double? Double, Half? Half, Guid? Guid, DateTime? DateTime, char? Char, Kind? Kind, Point? Point,
            ImmutableArray<int>? Array, ReadOnlyMemory<byte>? Memory, JsonElement? Element, string? String, Uri? Uri, byte[]? Bytes, int?[]? Items);
        public static class Sample
        {
            public static object Value => new object[]
            {
                new Nullables(),
                new Nullables(true, 1, 2, (Half)3, new Guid(), new DateTime(2026, 1, 1), 'x', Kind.FirstOne, new Point { X = 1 },
                    ImmutableArray.Create(1), new byte[] { 1 }, JsonDocument.Parse("1").RootElement, "s", new Uri("a", UriKind.Relative), [], [1, null]),
            };
        }
        """);

    [Fact]
    public void Collections_are_written_as_arrays() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections; using System.Collections.Generic; using System.Collections.Immutable;
        using System.Collections.ObjectModel; using System.Linq; using EventTracking;
        public sealed class Own : IEnumerable<int>
        {
            IEnumerator<int> IEnumerable<int>.GetEnumerator() => Enumerable.Range(1, 2).GetEnumerator();
            public IEnumerator GetEnumerator() => new object[] { "wrong" }.GetEnumerator();
        }
        public record Item(string Name);
        [TrackedEvent("a.b")] public partial record Collections(
            int[] Array, string?[] Strings, List<string> List, List<string?> NullableList, IReadOnlyList<double> ReadOnlyList, IList<int> IList, IEnumerable<int> Enumerable,
            ICollection<long> Collection, HashSet<int> Set, ISet<int> ISet, SortedSet<string> Sorted, ImmutableArray<Item> Immutable,
            ImmutableList<Item> ImmutableList, ReadOnlyMemory<int> Memory, Memory<char> Chars, Queue<int> Queue, Stack<int> Stack, LinkedList<int> Linked,
            ReadOnlyCollection<int> ReadOnly, Own Own, int[][] Jagged, List<List<Item>> Nested, ArraySegment<int> Segment, List<byte> Bytes,
            List<KeyValuePair<string, int>> Pairs, IEnumerable<Item?> Items);
        public static class Sample
        {
            public static object Value => new Collections(
                [1, 2], ["a", null], ["b"], [null], [1.5], [9, 8], System.Linq.Enumerable.Range(1, 3), [4], [5], new HashSet<int> { 6 }, ["z", "a"], [new("i")], [new("j")],
                new[] { 7 }, "xy".ToCharArray(), new([1, 2]), new([1, 2]), new([1, 2]), new([8]), new(), [[1], []], [[new("k")]], new([1, 2, 3], 1, 1), [1, 2],
                [new("k", 1)], [new("l"), null]);
        }
        """);

    [Fact]
    public void Dictionaries_are_written_as_objects() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Collections.Concurrent; using EventTracking;
        public enum Kind { FirstOne, SecondOne }
        [TrackedEvent("a.b")] public partial record Dictionaries(
            Dictionary<string, int> ByString, IReadOnlyDictionary<int, string> ByInt, IDictionary<Guid, bool> ByGuid, Dictionary<Kind, int?> ByKind,
            SortedDictionary<long, int[]> Sorted, ImmutableDictionary<byte, string?> Immutable, ConcurrentDictionary<Int128, int> Concurrent,
            Dictionary<string, Dictionary<string, List<int>>> Nested);
        public static class Sample
        {
            public static object Value => new Dictionaries(
                new() { ["AbC \"é"] = 1 }, new Dictionary<int, string> { [-1] = "x" }, new Dictionary<Guid, bool> { [default] = true },
                new() { [Kind.SecondOne] = null, [(Kind)9] = 1 }, new() { [2] = [1], [1] = [] }, ImmutableDictionary<byte, string?>.Empty.Add(1, null),
                new() { [5] = 6 }, new() { ["a"] = new() { ["b"] = [1] } });
        }
        """);

    [Fact]
    public void Nested_objects_are_written_with_a_field_for_each_member() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
        public record Base(int Id) { public string? BaseBody { get; init; } [JsonInclude] public int Field = 7; public int Left = 8; }
        public record Derived(int Id, string Name) : Base(Id) { public int Twice => Id * 2; public static int Static => 1; public int this[int i] => i; }
        public struct Point { public int X { get; set; } public readonly int Y => 2; private int Z { get; set; } [JsonInclude] internal int W { get; set; } }
        public class Hides { public int A { get; set; } = 1; public virtual int B => 2; public int C => 3; }
        public class Hiding : Hides { public new string A { get; set; } = "new"; public override int B => 4; [JsonIgnore] public new int C => 5; }
        public class Silent : Hides { [JsonIgnore] public override int B => 6; }
        [TrackedEvent("a.b")] public partial record Objects(Derived Derived, Point Point, Hiding Hiding, Silent Silent, Tuple<int, string> Tuple, Base? None, KeyValuePair<string, Point> Pair)
            : Base(3);
        public static class Sample
        {
            public static object Value => new Objects(
                new(1, "n") { BaseBody = "b" }, new Point { X = 1, W = 5 }, new(), new(), new(1, "x"), null, new("k", default));
        }
        """);

    [Fact]
    public void The_attributes_of_System_Text_Json_apply() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
        [TrackedEvent("a.b")] public partial record Attributes([property: JsonPropertyName("re \"named\" é")] int Renamed)
        {
            [JsonIgnore] public int Ignored => 1;
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int? Never { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int WhenWriting => 1;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public int WhenReading => 1;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Null { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? NullValue { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Default { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Guid DefaultGuid { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public List<int>? DefaultList { get; init; }
            [JsonPropertyOrder(-1)] public int First => 1;
            [JsonPropertyOrder(2)] public int Last => 2;
            public Numbers? Numbers { get; init; }
            [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] public double NaN => double.NaN;
            [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public List<int?> Quoted => [1, null];
        }
        [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
        public record Numbers(int Int, double NaN, int[] Ints, Dictionary<int, decimal> Map, string String, Attributes? Other,
            [property: JsonNumberHandling(JsonNumberHandling.Strict)] int Strict);
        [TrackedEvent("a.c")] public partial record AllOptional
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? A { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? B { get; init; }
            public int C { get; init; }
        }
        public static class Sample
        {
            public static object Value => new object[]
            {
                new Attributes(1),
                new Attributes(1) { Null = "x", NullValue = 1, Default = 2, DefaultGuid = Guid.NewGuid(), DefaultList = [], Numbers = new(1, double.NaN, [2], new() { [3] = 4.50m }, "s", new(1), 5) },
                new AllOptional(), new AllOptional { A = "a" }, new AllOptional { B = "b" }, new AllOptional { A = "a", B = "b" },
            };
        }
        """);

    [Fact]
    public void Derived_types_are_identified_by_a_discriminator() => SameAsJsonSerializer.Writes("""
        using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
        [JsonDerivedType(typeof(Circle), "circ\"le")] [JsonDerivedType(typeof(Square), 3)] [JsonDerivedType(typeof(Dot))]
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
        public abstract class Figure { public int Id { get; set; } }
        public class Circle : Figure { public double R { get; set; } }
        public class Square : Figure { public List<Figure>? Inner { get; set; } }
        public class Dot : Figure { }
        [JsonDerivedType(typeof(Plain), "plain")] [JsonDerivedType(typeof(Fancy), "fancy")] public class Plain { public int A => 1; }
        public class Fancy : Plain { public int B => 2; }
        [JsonDerivedType(typeof(Thing), "thing")] public interface IThing { int A { get; } }
        public class Thing : IThing { public int A => 1; public int B => 2; }
        [TrackedEvent("a.b")] public partial record Figures(Figure?[] All, Plain Plain, Plain Fancy, Fancy Direct, IThing Thing);
        public static class Sample
        {
            public static object Value => new Figures(
                [new Circle { R = 1 }, new Square { Inner = [new Dot { Id = 5 }] }, null], new Plain(), new Fancy(), new Fancy(), new Thing());
        }
        """);

    [Theory]
    [InlineData("", "new Circle()", """{"$type":"circle","r":2,"id":1}""")]
    [InlineData("", "new Figure()", """{"id":1}""")]
    [InlineData("", "new Ring()", "null")]
    [InlineData("", "new Square()", "null")]
    [InlineData(
        "[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType)]", "new Ring()", """{"id":1}""")]
    [InlineData(
        "[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]",
        "new Ring()",
        """{"$type":"circle","r":2,"id":1}""")]
    [InlineData("[JsonDerivedType(typeof(Figure), 0)]", "new Figure()", """{"$type":0,"id":1}""")]
    [InlineData("[JsonDerivedType(typeof(Figure), 0)]", "new Ring()", "null")]
    [InlineData(
        "[JsonDerivedType(typeof(Figure), 0)] [JsonPolymorphic(UnknownDerivedTypeHandling = "
            + "JsonUnknownDerivedTypeHandling.FallBackToBaseType)]",
        "new Ring()",
        """{"$type":0,"id":1}""")]
    public void A_field_with_an_unlisted_derived_type_fails_unless_the_base_type_has_a_fallback(
        string attributes, string figure, string json)
    {
        var value = new GeneratedAssembly(GeneratorRun.Of($$"""
            using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
            {{attributes}} [JsonDerivedType(typeof(Circle), "circle")] public class Figure { public int Id => 1; }
            public class Circle : Figure { public int R => 2; }
            public sealed class Ring : Circle { public int Hole => 3; }
            public sealed class Square : Figure { public int Side => 4; }
            public sealed class Holder { public Figure? Held { get; init; } public int After => 5; }
            [TrackedEvent("a.b")] public partial record Drawn(Figure Figure, Holder Holder, List<Figure> Figures, Dictionary<string, Figure> Named, int Last);
            public static class Sample { public static object Value => new Drawn({{figure}}, new() { Held = {{figure}} }, [{{figure}}], new() { ["a"] = {{figure}} }, 6); }
            """)).Sample();
        var (list, named) = json is "null" ? ("null", "null") : ($"[{json}]", $$"""{"a":{{json}}}""");

        Assert.Equal(
            $$"""{"figure":{{json}},"holder":{"held":{{json}},"after":5},"figures":{{list}},"named":{{named}},"last":6}""",
            GeneratedAssembly.Data(value));
    }

    [Theory]
    [InlineData("public abstract class Shape")]
    [InlineData("public interface Shape")]
    public void A_field_with_a_derived_type_that_an_abstract_base_does_not_list_fails(string declaration)
    {
        var value = new GeneratedAssembly(GeneratorRun.Of($$"""
            using System.Text.Json.Serialization; using EventTracking;
            [JsonDerivedType(typeof(Circle), "circle")] {{declaration}};
            public sealed class Circle : Shape;
            public sealed class Square : Shape;
            [TrackedEvent("a.b")] public partial record Drawn(Shape Listed, Shape NotListed, Shape? None);
            public static class Sample { public static object Value => new Drawn(new Circle(), new Square(), null); }
            """)).Sample();

        Assert.Equal("""{"listed":{"$type":"circle"},"not_listed":null,"none":null}""", GeneratedAssembly.Data(value));
    }

    [Fact]
    public void Collections_with_several_interfaces_are_written_like_JsonSerializer_writes_them() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections; using System.Collections.Generic; using System.Collections.ObjectModel; using EventTracking;
        public sealed class TwoMaps : IReadOnlyDictionary<string, object>, IDictionary<string, int>
        {
            private readonly IDictionary<string, int> _map = new Dictionary<string, int> { ["a"] = 1 };
            object IReadOnlyDictionary<string, object>.this[string key] => 1;
            int IDictionary<string, int>.this[string key] { get => 1; set { } }
            IEnumerable<string> IReadOnlyDictionary<string, object>.Keys => [];
            ICollection<string> IDictionary<string, int>.Keys => [];
            IEnumerable<object> IReadOnlyDictionary<string, object>.Values => [];
            ICollection<int> IDictionary<string, int>.Values => [];
            public int Count => 1; public bool IsReadOnly => true;
            public void Add(string key, int value) { }
            public void Add(KeyValuePair<string, int> item) { }
            public void Clear() { }
            public bool Contains(KeyValuePair<string, int> item) => false;
            public bool ContainsKey(string key) => true;
            public void CopyTo(KeyValuePair<string, int>[] array, int index) { }
            public bool Remove(string key) => false;
            public bool Remove(KeyValuePair<string, int> item) => false;
            bool IReadOnlyDictionary<string, object>.TryGetValue(string key, out object value) { value = 1; return true; }
            public bool TryGetValue(string key, out int value) { value = 1; return true; }
            IEnumerator<KeyValuePair<string, int>> IEnumerable<KeyValuePair<string, int>>.GetEnumerator() => _map.GetEnumerator();
            IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() { yield return new("o", 2); }
            IEnumerator IEnumerable.GetEnumerator() => _map.GetEnumerator();
        }
        public sealed class ListOfTwo : List<int>, IEnumerable<string> { IEnumerator<string> IEnumerable<string>.GetEnumerator() { yield return "s"; } }
        public sealed class ListOfPairs : List<KeyValuePair<string, int>>;
        public sealed class SetOfTwo : HashSet<int>, IEnumerable<string> { IEnumerator<string> IEnumerable<string>.GetEnumerator() { yield return "s"; } }
        public sealed class Keyed : KeyedCollection<string, Version> { protected override string GetKeyForItem(Version item) => item.ToString(); }
        public class Map : Dictionary<string, int> { public int More => 1; }
        public sealed class MapWithItsOwnEnumerator : Map, IEnumerable<KeyValuePair<string, int>>
        {
            IEnumerator<KeyValuePair<string, int>> IEnumerable<KeyValuePair<string, int>>.GetEnumerator() { yield return new("own", 1); }
        }
        public sealed class MapOfTwo : Dictionary<string, int>, IReadOnlyDictionary<int, string>
        {
            string IReadOnlyDictionary<int, string>.this[int key] => "";
            IEnumerable<int> IReadOnlyDictionary<int, string>.Keys => [];
            IEnumerable<string> IReadOnlyDictionary<int, string>.Values => [];
            bool IReadOnlyDictionary<int, string>.ContainsKey(int key) => false;
            bool IReadOnlyDictionary<int, string>.TryGetValue(int key, out string value) { value = ""; return false; }
            IEnumerator<KeyValuePair<int, string>> IEnumerable<KeyValuePair<int, string>>.GetEnumerator() { yield return new(1, "x"); }
        }
        public sealed class MyList : List<int> { public int More => 1; }
        [TrackedEvent("a.b")] public partial record Faces(
            TwoMaps Maps, ListOfTwo List, ListOfPairs Pairs, SetOfTwo Set, Keyed Keyed, Map Map, MapWithItsOwnEnumerator Own, MapOfTwo MapOfTwo, MyList Mine, MyList? None);
        public static class Sample
        {
            public static object Value => new Faces(
                new(), [1], [new("a", 1)], [2], [new Version(1, 2)], new() { ["m"] = 1 }, new() { ["n"] = 2 }, new() { ["o"] = 3 }, [4, 5], null);
        }
        """);

    [Theory]
    [InlineData("[JsonDerivedType(typeof(Listed), \"l\")] public class Faced : List<int>; public sealed class Listed : Faced;")]
    [InlineData(
        "[JsonDerivedType(typeof(Listed), \"l\")] public class Faced : Dictionary<string, int>; public sealed class Listed : Faced;")]
    [InlineData(
        "[JsonDerivedType(typeof(Listed), \"l\")] public interface Faced : IEnumerable<int>; public sealed class Listed : List<int>, "
            + "Faced;")]
    [InlineData(
        "[JsonDerivedType(typeof(Listed), \"l\")] public class Faced; public sealed class Listed : Faced, IEnumerable<int> { public "
            + "IEnumerator<int> GetEnumerator() { yield return 1; } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }")]
    public void A_collection_with_derived_types_or_as_a_derived_type_is_not_written(string types)
    {
        var generated = GeneratorRun.Of($$"""
            using System.Collections; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
            {{types}}
            [TrackedEvent("a.b")] public partial record E(Faced Value, int Last);
            """).Files["E.g.cs"];

        Assert.DoesNotContain("\"l\"", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_handling_applies_to_the_same_values_as_in_JsonSerializer() => SameAsJsonSerializer.Writes("""
        using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public class Quoted { public int A => 1; public double? B => 2; public List<int> C => [3]; public int[][] D => [[4]]; public Dictionary<string, long> E => new() { ["e"] = 5 }; public Plain F => new(); public string G => "g"; }
        public class Plain { public int A => 1; public double N => 2; }
        public sealed class DerivedFromQuoted : Quoted { public int Own => 7; }
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public sealed class QuotedList : List<int>;
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public sealed class QuotedMap : Dictionary<string, decimal>;
        [TrackedEvent("a.b")] public partial record Numbers(
            [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int A,
            [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] Half? B,
            [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] List<int?> C,
            [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] Dictionary<string, decimal> D,
            [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double E,
            [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] float[] F,
            [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.WriteAsString)] double G,
            [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int H,
            [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] Int128 I,
            [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] QuotedList J,
            [property: JsonNumberHandling(JsonNumberHandling.Strict)] QuotedList K,
            [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] QuotedMap L,
            Quoted Quoted, DerivedFromQuoted Derived, QuotedList List, QuotedMap Map, List<QuotedList> Lists);
        public static class Sample
        {
            public static object Value => new Numbers(
                1, (Half)2.5, [3, null], new() { ["d"] = 4.50m }, double.NaN, [float.PositiveInfinity, 1.5f], double.NegativeInfinity, 8, 9, [10], [14], new() { ["n"] = 15 },
                new(), new(), [11], new() { ["m"] = 12 }, [[13]]);
        }
        """);

    [Fact]
    public void An_FSharp_option_is_written_as_its_value_or_null()
    {
        var value = new GeneratedAssembly(GeneratorRun.Of("""
            using System.Collections.Generic; using EventTracking; using Microsoft.FSharp.Core;
            namespace Microsoft.FSharp.Core
            {
                public sealed class FSharpOption<T>(T value) { public T Value => value; }
                public readonly struct FSharpValueOption<T>(T value) { public T Value => value; public bool IsSome { get; } = true; }
            }
            namespace Shop
            {
                [TrackedEvent("a.b")] public partial record Options(
                    FSharpOption<int> Some, FSharpOption<int>? None, FSharpValueOption<string> Text, FSharpValueOption<string> NoText, List<FSharpOption<double>?> Items);
            }
            public static class Sample { public static object Value => new Shop.Options(new(1), null, new("a"), default, [new(1.5), null]); }
            """)).Sample();

        Assert.Equal("""{"some":1,"none":null,"text":"a","no_text":null,"items":[1.5,null]}""", GeneratedAssembly.Data(value));
    }

    [Fact]
    public void A_formattable_type_is_written_as_text()
    {
        var value = new GeneratedAssembly(GeneratorRun.Of("""
            using System; using System.Collections.Generic; using System.Globalization; using System.Net; using System.Numerics; using System.Text; using EventTracking;
            public readonly struct Ulid(int value) : ISpanFormattable
            {
                public int Random => value;
                public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) => destination.TryWrite($"U{value}", out charsWritten);
                public string ToString(string? format, IFormatProvider? formatProvider) => $"U{value}";
            }
            [TrackedEvent("a.b")] public partial record Texts(
                BigInteger Big, BigInteger? NoBig, IPAddress Address, IPAddress? NoAddress, CultureInfo Culture, CultureInfo? NoCulture, Range Range, Index Index, Index? NoIndex,
                StringBuilder Builder, StringBuilder? NoBuilder, Rune Rune, Ulid Ulid, Ulid?[] Ulids, Dictionary<string, BigInteger> Map);
            public static class Sample
            {
                public static object Value => new Texts(
                    BigInteger.Parse("123456789012345678901234567890"), null, IPAddress.Parse("::1"), null, CultureInfo.GetCultureInfo("fi-FI"), null, 1..^2, ^3, null,
                    new StringBuilder("a\"").Append('b', 20_000).Insert(0, "c"), null, new Rune('x'), new Ulid(5), [new Ulid(6), null], new() { ["a"] = -1 });
            }
            """)).Sample();

        Assert.Equal(
            """{"big":"123456789012345678901234567890","no_big":null,"address":"::1","no_address":null,"culture":"fi-FI","no_culture":null,"range":"1..^2","index":"^3","no_index":null,"""
            + $"\"builder\":\"ca\\\"{new string('b', 20_000)}\","
            + "\"no_builder\":null,\"rune\":\"x\",\"ulid\":\"U5\",\"ulids\":[\"U6\",null],\"map\":{\"a\":\"-1\"}}",
            GeneratedAssembly.Data(value));
    }

    [Fact]
    public void Fields_without_a_JSON_form_are_omitted()
    {
        var value = new GeneratedAssembly(GeneratorRun.Of("""
            using System; using System.Collections; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks; using EventTracking;
            public interface INothing { int A { get; } }
            public sealed class Twice : IEnumerable<int>, IEnumerable<string>
            {
                IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new NotSupportedException();
                IEnumerator<string> IEnumerable<string>.GetEnumerator() => throw new NotSupportedException();
                IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
            }
            public class Endless<T> { public Endless<Endless<T>>? More { get; set; } public int Here => 1; }
            [TrackedEvent("a.b")] public partial record Odd(
                Action? Delegate, nint Pointer, Type? Type, Task? Task, Task<int>? TaskOf, ValueTask<int> ValueTask, Stream? Stream, CancellationToken Token,
                object? Object, dynamic? Dynamic, int[,]? Matrix, INothing? Nothing, List<object>? Objects, Dictionary<string, Action>? Actions,
                Dictionary<DateTime, int>? ByDate, IEnumerable? Untyped, Twice? Twice, Action[]? Array, int Kept);
            public static class Sample { public static object Value => new Odd(null, 0, null, null, null, default, null, default, null, null, null, null, null, null, null, null, null, null, 1); }
            [TrackedEvent("a.c")] public partial record Deep(Endless<int> Endless);
            """)).Sample();

        Assert.Equal("""{"kept":1}""", GeneratedAssembly.Data(value));
    }

    [Fact]
    public void An_event_can_have_no_fields_or_two_hundred()
    {
        var fields = string.Join(", ", Enumerable.Range(0, 200).Select(static i => $"int F{i} = {i}"));
        SameAsJsonSerializer.Writes($$"""
            using EventTracking;
            [TrackedEvent("a.b")] public partial record Empty;
            [TrackedEvent("a.c")] public partial record Wide({{fields}});
            public static class Sample { public static object Value => new object[] { new Empty(), new Wide() }; }
            """);
    }
}
