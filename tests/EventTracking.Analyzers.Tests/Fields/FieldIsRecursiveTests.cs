using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class FieldIsRecursiveTests
{
    private const string Types =
        """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public sealed record Category(string Name, List<Category> Children, Category? Parent);
        public sealed record Shelf(Dictionary<int, Category?> Categories);
        public sealed record Left(Right? Right);
        public sealed record Right(Left? Left);
        public sealed class Nest : List<Nest>;
        [JsonDerivedType(typeof(Group), "group")] public abstract record Shape;
        public sealed record Group(Shape[] Shapes) : Shape;
        public record struct Node(Node[]? Nodes);
        public sealed record Leaf(string Name);
        public sealed record Box<T>(T Content);
        public sealed class Shy { [JsonIgnore] public Shy? Next { get; } }

        """;

    [Theory]
    [InlineData("Category", "Root.Parent", "Category")]
    [InlineData("Shelf", "Root.Categories{}.Parent", "Category")]
    [InlineData("Left?", "Root.Right.Left", "Left")]
    [InlineData("Nest", "Root[]", "Nest")]
    [InlineData("Shape", "Root(Group).Shapes[]", "Shape")]
    [InlineData("Node?", "Root.Nodes[]", "Node")]
    [InlineData("List<Box<Category>>", "Root[].Content.Parent", "Category")]
    [InlineData("CategoryOpened", "Root.Root", "CategoryOpened")]
    public Task A_recursive_field_is_reported_once(string type, string path, string back) =>
        RuleTest<FieldIsRecursiveAnalyzer>.Reports(
            $"{Types}\n[TrackedEvent(\"com.example.category.open\")]\npublic sealed partial record CategoryOpened({type} {{|#0:Root|}}, "
                + "string Id);",
            $"'{path}' is recursive through '{back}'; values nested deeper than 64 levels become null");

    [Fact]
    public Task Each_field_is_reported() => RuleTest<FieldIsRecursiveAnalyzer>.Reports(
        Types
            + """[TrackedEvent("com.example.category.open")] public sealed partial record CategoryOpened(Category {|#0:From|}, Category? {|#1:To|}, Leaf Leaf);""",
        "'From.Parent' is recursive through 'Category'; values nested deeper than 64 levels become null",
        "'To.Parent' is recursive through 'Category'; values nested deeper than 64 levels become null");

    [Theory]
    [InlineData("Leaf A, Leaf B, List<Leaf> C")]
    [InlineData("Box<Box<Leaf>> A, Box<Leaf> B")]
    [InlineData("Shy A")]
    [InlineData("[property: JsonIgnore] Category A")]
    [InlineData("System.Text.Json.JsonElement A, System.Text.Json.Nodes.JsonObject B")]
    [InlineData("int[][][] A, Dictionary<string, Dictionary<string, int>> B")]
    public Task A_type_that_is_not_recursive_is_not_reported(string fields) => RuleTest<FieldIsRecursiveAnalyzer>.ReportsNothingFor(
        $"{Types}\n[TrackedEvent(\"com.example.category.open\")]\npublic sealed partial record CategoryOpened({fields});");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<FieldIsRecursiveAnalyzer>.ReportsNothingFor(
        Types + """
        #pragma warning disable EVT203
        [TrackedEvent("com.example.category.open")] public sealed partial record CategoryOpened(Category Category);
        #pragma warning restore EVT203
        [TrackedEvent("com.example.category.close")]
        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT203")]
        public sealed partial record CategoryClosed(Category Category);
        """);
}
