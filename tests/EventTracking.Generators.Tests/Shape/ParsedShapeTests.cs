using System.Globalization;
using EventTracking.Generators.Shape;
using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>The symbols of a shape, and shapes of types that are hard to draw.</summary>
public sealed class ParsedShapeTests
{
    private const string Source = """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;
        [TrackedEvent("org.example.event")]
        internal sealed partial record Sample(List<Line?> Lines, Dictionary<string, Place?> Places, Target Target, Reply Reply, string[] Texts, Tree Tree);
        internal sealed record Line([property: JsonPropertyName("article")] string Sku);
        internal readonly record struct Place(double X);
        [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square))]
        internal abstract record Target;
        internal sealed record Circle(double Radius) : Target;
        internal sealed record Square(double Side) : Target;
        [JsonDerivedType(typeof(Long))]
        internal record Reply(string Title);
        internal sealed record Long(string Title, int Length) : Reply(Title);
        internal sealed record Tree(Tree[] Children, string Name);
        """;

    [Theory]
    [InlineData("lines", "Sample.Lines")]
    [InlineData("lines[]", "Sample.Lines")]
    [InlineData("lines[].article", "Sample.Lines Line.Sku")]
    [InlineData("places{}", "Sample.Places")]
    [InlineData("places{}.x", "Sample.Places Place.X")]
    [InlineData("target<circle>.radius", "Sample.Target Circle.Radius")]
    [InlineData("target<*>.side", "Sample.Target Square.Side")]
    [InlineData("reply.title", "Sample.Reply Reply.Title")]
    [InlineData("reply.length", "Sample.Reply Long.Length")]
    [InlineData("texts[]", "Sample.Texts")]
    [InlineData("tree.children[]", "Sample.Tree Tree.Children")]
    [InlineData("lines[].gone.deeper", "Sample.Lines")]
    [InlineData("gone", "")]
    public void A_path_leads_through_members(string path, string members)
    {
        var parsed = Parse(SomeCompilation.Of(Source));

        Assert.Equal(
            members, string.Join(' ', parsed.MembersOn(path).Select(static member => $"{member.ContainingType.Name}.{member.Name}")));
    }

    [Fact]
    public void Every_path_leads_to_a_member() =>
        Assert.All(
            Parse(SomeCompilation.Of(Source)) switch { var parsed => parsed.Shape.Nodes.Select(node => (parsed, node)) }, static pair =>
            {
                var members = pair.parsed.MembersOn(pair.node.Path);
                Assert.NotEmpty(members);
                if (pair.node.Field is { } field)
                    Assert.Equal(field.Member, members[^1].Name);
            });

    [Fact]
    public void Types_of_assemblies_that_are_not_referenced_are_missing()
    {
        var library = SomeCompilation.Of("public record Known(string Text); public abstract record Base(int Number);")
            .WithAssemblyName("Library");
        var events = GeneratorRun.WithoutChecks(SomeCompilation.Of("""
            using EventTracking;
            [TrackedEvent("org.example.event")]
            public sealed partial record Sample(Known Known, string Text) : Base(1);
            """).AddReferences(Image(library))).Output;

        var compilation = EventShapes.CreateCompilation(
            events.References.Where(static reference => reference is not PortableExecutableReference { FilePath: "Library" })
                .Append(Image(events)));
        var parsed = Parse(
            compilation, compilation.SourceModule.ReferencedAssemblySymbols.Single(static assembly => assembly.Name == "Shop"));

        Assert.Equal(["Base, Library", "Known, Library"], parsed.MissingTypes);
        Assert.Equal("org.example.event 1\n  text string\n", parsed.Shape.ToString());
    }

    [Fact]
    public void Nothing_is_missing_from_a_complete_compilation() => Assert.Empty(Parse(SomeCompilation.Of(Source)).MissingTypes);

    [Fact]
    public void A_private_member_of_a_referenced_assembly_does_not_matter()
    {
        var library = SomeCompilation.Of(
            "public readonly struct Ticket { private readonly int _number; public override string ToString() => _number.ToString(); }")
            .WithAssemblyName("Library");
        var source = SomeCompilation.Of("""
            using EventTracking;
            [TrackedEvent("org.example.event")]
            public sealed partial record Sample(Ticket Ticket);
            """).AddReferences(Image(library));
        var events = GeneratorRun.WithoutChecks(source).Output;
        var compilation = EventShapes.CreateCompilation(events.References.Append(Image(events)));

        var ofAssembly = Parse(
            compilation, compilation.SourceModule.ReferencedAssemblySymbols.Single(static assembly => assembly.Name == "Shop"));

        Assert.Equal("org.example.event 1\n  ticket object\n", ofAssembly.Shape.ToString());
        Assert.Equal(Parse(source).Shape.ToString(), ofAssembly.Shape.ToString());
    }

    /// <summary>Expanded at every place, twelve types that refer to each other would have hundreds of millions of nodes.</summary>
    [Fact]
    public void Types_that_refer_to_each_other_in_all_directions_are_expanded_once()
    {
        const int types = 12;
        var properties = string.Concat(
            Enumerable.Range(0, types)
                .Select(static i => string.Create(CultureInfo.InvariantCulture, $"public T{i}? P{i} {{ get; init; }} ")));
        var shape = SomeShape.Of(SomeShape.Event("T0 Start", string.Concat(Enumerable.Range(0, types).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"public record T{i} {{ {properties}}}\n")))));

        Assert.Equal(1 + (types * types), shape.Nodes.Count);
        Assert.All(shape.Nodes, node => Assert.IsNotType<ReferenceType>(shape.Resolve(node.Value.Type)));
    }

    private static ParsedShape Parse(CSharpCompilation compilation, IAssemblySymbol? assembly = null) =>
        EventShapes.Parse(compilation, Assert.Single(EventShapes.FindEvents(compilation, assembly ?? compilation.Assembly)));

    private static PortableExecutableReference Image(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return AssemblyMetadata.CreateFromImage(image.ToArray()).GetReference(filePath: compilation.AssemblyName);
    }
}
