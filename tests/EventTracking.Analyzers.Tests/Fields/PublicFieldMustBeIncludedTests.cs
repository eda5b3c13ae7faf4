using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class PublicFieldMustBeIncludedTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        """;

    private const string Types =
        Usings + """
        public sealed class Line { public string Sku { get; init; } = ""; public decimal Weight; }
        public sealed record Order(string Id, Line[] Lines);
        public class Base { public int Number { get; } public int Weight; }
        public sealed class Derived : Base;
        [JsonDerivedType(typeof(Circle))] public abstract record Shape;
        public sealed record Circle : Shape { public double Weight; }
        public sealed record Tree(int Height, Tree? Next) { public int Weight; }
        public sealed record Box<T>(int Size) { public T? Content; }
        public readonly record struct Place(int Weight) { public readonly int Weight = Weight; public int Other => 1; }
        public sealed class Conditional { public int Number { get; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Weight; }
        public class Hidden { public int Weight { get; } }
        public sealed class Hiding : Hidden { public new int Weight; }

        """;

    [Fact]
    public Task Each_field_of_the_event_is_reported_at_its_declaration() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.Reports(
        Types + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced
        {
            public int {|#0:Attempt|}, {|#1:Total|} = 1;
            public readonly string? {|#2:Note|};
            public Order? {|#3:Order|};
        }
        """,
        Message("Attempt"),
        Message("Total"),
        Message("Note"),
        Message("Order"));

    [Theory]
    [InlineData("Line", "Field.Weight")]
    [InlineData("Order?", "Field.Lines[].Weight")]
    [InlineData("Dictionary<string, List<Line>>", "Field{}[].Weight")]
    [InlineData("Derived", "Field.Weight")]
    [InlineData("Shape", "Field(Circle).Weight")]
    [InlineData("Tree", "Field.Weight")]
    [InlineData("Box<int>", "Field.Content")]
    [InlineData("Box<Box<Line>>", "Field.Content")]
    [InlineData("Place?", "Field.Weight")]
    [InlineData("Conditional", "Field.Weight")]
    [InlineData("Hiding", "Field.Weight")]
    public Task A_field_of_a_nested_type_is_reported_once_with_its_path(string type, string path) =>
        RuleTest<PublicFieldMustBeIncludedAnalyzer>.Reports(
            $"{Types}\n[TrackedEvent(\"com.example.order.placed\")]\npublic sealed partial record OrderPlaced({type} {{|#0:Field|}}, "
                + "string Id);",
            Message(path));

    [Fact]
    public Task Fields_of_a_type_in_another_assembly_are_reported() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.Reports(
        Usings + """
        [TrackedEvent("com.example.camera.turn")]
        public sealed partial record CameraTurned(System.Numerics.Quaternion {|#0:{|#1:{|#2:{|#3:Turn|}|}|}|});
        """,
        Message("Turn.X"),
        Message("Turn.Y"),
        Message("Turn.Z"),
        Message("Turn.W"));

    [Fact]
    public Task An_inherited_field_is_reported_at_the_event() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.Reports(
        Types + """
        public abstract record Placed(string Id) { public int Attempt; }

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record {|#0:OrderPlaced|}(string Id) : Placed(Id);
        """,
        Message("Attempt"));

    [Fact]
    public Task Each_field_of_a_recursive_event_is_reported_once() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.Reports(
        Usings + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(int Id, OrderPlaced? Next, List<OrderPlaced> All) { public int {|#0:Attempt|}; }
        """,
        Message("Attempt"));

    [Theory]
    [InlineData("[JsonInclude] public int A;")]
    [InlineData("[JsonIgnore] public int A;")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int A;")]
    [InlineData("public const int A = 1; public static int B; public static readonly int C;")]
    [InlineData("internal int A; private protected int B; protected int C; private int _d; public int D => _d;")]
    [InlineData("public int A { get; set; } = 1; public event Action? Done; public void Do() => Done?.Invoke();")]
    [InlineData("public readonly object Gate = new(); public Action? Callback; public System.Threading.Tasks.Task? Task;")]
    [InlineData("[Obsolete(\"\", true)] public int A;")]
    [InlineData("public (int X, int Y)? A => null; public System.Numerics.Vector3 B => default;")]
    [InlineData("public Fields? A => null;")]
    [InlineData("public Shown? A => null;")]
    [InlineData("[JsonIgnore] public Line? A => null;")]
    [InlineData("public KeyValuePair<string, int> A => default; public Tuple<int>? B => null; public DateTime C => default;")]
    public Task Included_ignored_and_non_data_fields_are_not_reported(string members) =>
        RuleTest<PublicFieldMustBeIncludedAnalyzer>.ReportsNothingFor(
            $$"""
            {{Usings}}
            public struct Fields { public int X; }
            public class Line { public int Number { get; } public int Weight; }
            public sealed class Shown : Line { public new int Weight { get; } }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id) { {{members}} }
            """);

    [Fact]
    public Task Fields_of_a_record_that_is_not_an_event_are_not_reported() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.ReportsNothingFor(
        Types + "public sealed partial record OrderPlaced(Line Line) { public int Attempt; }");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<PublicFieldMustBeIncludedAnalyzer>.ReportsNothingFor(
        Usings + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id)
        {
        #pragma warning disable EVT205
            public int Attempt;
        #pragma warning restore EVT205
            [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT205")]
            public int Total;
        }
        """);

    private static string Message(string path) =>
        $"'{path}' is a public field, which is not written by default; make it a property, or add [JsonInclude] or [JsonIgnore]";
}
