using EventTracking.Generators.Caching;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests;

/// <summary>
/// Parsed events are cached between compilations. The code that is generated after an edit always equals the code that would be generated
/// without the cache.
/// </summary>
public sealed class EventCacheTests
{
    private const string Event = "namespace Shop; [EventTracking.TrackedEvent(\"shop.sold\")] public partial record Sold";

    [Theory]
    [InlineData("a type in the event", "Count", "Number",
        Event + "(Item Item);",
        "namespace Shop; public record Item(int Count);")]
    [InlineData("a type in a type", "Count", "Number",
        Event + "(Item[] Items);",
        "namespace Shop; public record Item(Amount Amount);",
        "namespace Shop; public record Amount(int Count);")]
    [InlineData("an enum", "Cash", "Card",
        Event + "(Payment Payment);",
        "namespace Shop; public enum Payment { Cash, Other }")]
    [InlineData("a derived type", "Radius", "Diameter",
        Event + "(Shape Shape);",
        "namespace Shop; [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), \"circle\")] public record Shape;",
        "namespace Shop; public record Circle(int Radius) : Shape;")]
    [InlineData("a base", "Till", "Shop",
        "namespace Shop; [EventTracking.TrackedEvent(\"shop.sold\")] public partial record Sold : Base;",
        "namespace Shop; public record Base { public int Till { get; init; } }")]
    [InlineData("another part of the record", "Till", "Shop",
        Event + "(int Count);",
        "namespace Shop; public partial record Sold { public int Till { get; init; } }")]
    [InlineData("a constant as the name", "shop.bought", "shop.sold",
        "namespace Shop; [EventTracking.TrackedEvent(Names.Sold)] public partial record Sold;",
        "namespace Shop; public static class Names { public const string Sold = \"shop.bought\"; }")]
    [InlineData("a constant that refers to a constant", "shop.bought", "shop.sold",
        "namespace Shop; [EventTracking.TrackedEvent(Names.Sold)] public partial record Sold;",
        "namespace Shop; public static class Names { public const string Sold = OldNames.Bought; }",
        "namespace Shop; public static class OldNames { public const string Bought = \"shop.bought\"; }")]
    [InlineData("a constant from a static using", "shop.bought", "shop.sold",
        "namespace Shop; [EventTracking.TrackedEvent(Bought)] public partial record Sold;",
        "global using static Shop.Names;",
        "namespace Shop; public static class Names { public const string Bought = \"shop.bought\"; }")]
    [InlineData("a default value", "= 7", "= 8",
        Event + "(int Count = Defaults.Count);",
        "namespace Shop; public static class Defaults { public const int Count = 7; }")]
    [InlineData("a constant in the defaults of the assembly", "CamelCase", "KebabCaseLower",
        Event + "(int ItemCount);",
        "[assembly: EventTracking.TrackedEventDefaults(FieldNaming = Shop.Defaults.Naming)]",
        """
        using System.Text.Json.Serialization;
        namespace Shop { public static class Defaults { public const JsonKnownNamingPolicy Naming = JsonKnownNamingPolicy.CamelCase; } }
        """)]
    [InlineData("a type in a nearer namespace", "namespace Other", "namespace Shop",
        Event + "(Item Item);",
        "public record Item(int Count);",
        "namespace Other { public record Item(int Number); }")]
    [InlineData("a global alias", "First", "Second",
        Event + "(Item Item);",
        "namespace Shop; public record First(int Count); public record Second(int Number);",
        "global using Item = Shop.First;")]
    [InlineData("the name of the class of the extension method", "TrackerExtension ", "TrackerExtensions ",
        Event + "(int Count);",
        "namespace Shop; public record TrackerExtension (int Count);")]
    [InlineData("the base of a nested record", "Place()", "Emit()",
        "namespace Shop; public partial class Outer { [EventTracking.TrackedEvent(\"shop.sold\")] private partial record Sold : Base; }",
        "namespace Shop; public record Base { public void Place() { } }")]
    public void An_edit_in_another_file_is_generated_again(string what, string old, string @new, params string[] sources)
    {
        var before = GeneratorRun.Of(sources).After(static compilation => Edit(compilation, "", ""));
        var after = before.After(compilation => Edit(compilation, old, @new));

        Assert.False(before.Files.SequenceEqual(after.Files), $"The edit of {what} changes nothing");
        Assert.Equal(GeneratorRun.Of([.. sources[..^1], sources[^1].Replace(old, @new, StringComparison.Ordinal)]).Files, after.Files);
    }

    [Theory]
    [InlineData("1", "2")]
    [InlineData("return", "; return")]
    [InlineData("int Number", "string Number")]
    [InlineData("/*", "/* edited ")]
    public void An_edit_inside_members_does_not_change_the_headers(string old, string @new) => Assert.True(
        AreAlike("class A { /* */ const int Number = 1; int Get() { return 1; } }", old, @new));

    [Theory]
    [InlineData("class A", "class B")]
    [InlineData("class A", "struct A")]
    [InlineData("class A", "partial class A")]
    [InlineData("class A", "class A<T>")]
    [InlineData(" { }", " : System.Exception { }")]
    [InlineData(" { }", " { enum Inner { } }")]
    [InlineData(" { }", " { delegate void Inner(); }")]
    [InlineData("class A { }", "namespace N { class A { } }")]
    [InlineData("class A", "[assembly: System.CLSCompliant(true)] class A")]
    [InlineData("class A", "global using System; class A")]
    public void An_edit_that_can_change_the_meaning_of_a_name_changes_the_headers(string old, string @new) => Assert.False(
        AreAlike("class A { }", old, @new));

    [Fact]
    public void References_options_and_assembly_name_belong_to_the_headers()
    {
        var compilation = SomeCompilation.Of("class A;");

        Assert.All(
            [
                compilation.RemoveReferences(compilation.References.First()),
                compilation.WithAssemblyName("Other"),
                compilation.WithOptions(compilation.Options.WithAllowUnsafe(!compilation.Options.AllowUnsafe)),
            ],
            other => Assert.False(ProjectOutline.Of(other).HasSameHeaders(ProjectOutline.Of(compilation))));
    }

    [Fact]
    public void A_file_depends_on_the_files_that_its_names_refer_to_and_on_global_files()
    {
        var compilation = SomeCompilation.Of(
            "class A(B b) { C Get() { D(); return null; } }",
            "class B : E;",
            "class C;",
            "class D;",
            "[FAttribute] class E;",
            "class FAttribute : System.Attribute;",
            "[assembly: System.CLSCompliant(G.Is)]",
            "static class G { public const bool Is = true; }",
            "class Unrelated { A a; }");

        var sources = ProjectOutline.Of(compilation).SourcesOf(compilation.SyntaxTrees[0]);

        Assert.Equal(
            [0, 1, 2, 4, 5, 6, 7],
            sources.Select(source => compilation.SyntaxTrees.IndexOf(source)).Order());
    }

    private static bool AreAlike(string source, string old, string @new)
    {
        var compilation = SomeCompilation.Of("class First;", source);
        return ProjectOutline.Of(Edit(compilation, old, @new)).HasSameHeaders(ProjectOutline.Of(compilation));
    }

    /// <summary>Edits the last file.</summary>
    private static CSharpCompilation Edit(CSharpCompilation compilation, string old, string @new)
    {
        var tree = compilation.SyntaxTrees[^1];
        var edited = old.Length == 0 ? tree + "\n" : tree.ToString().Replace(old, @new, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
    }
}
