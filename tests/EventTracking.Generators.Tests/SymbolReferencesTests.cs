using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Tests;

/// <summary>
/// Combines every way in which generated code uses a symbol with every place of an attribute that causes a warning. A warning that is
/// disabled in the file of the event does not appear in generated code.
/// </summary>
public sealed class SymbolReferencesTests
{
    private const string Ids = "LAB1, OLD1, CS0612, CS0618";

    private const string Usings =
        "using System; using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;";

    /// <summary><c>~</c> is replaced by the type.</summary>
    private static readonly (string Kinds, string Declaration)[] TypeUses =
    [
        ("class struct enum", "[TrackedEvent(\"a.b\")] public partial record E(~ P);"),
        ("class struct enum", "[TrackedEvent(\"a.b\")] public partial record struct E([property: JsonIgnore] ~ P);"),
        ("class struct enum", "[TrackedEvent(\"a.b\")] public partial record E { [JsonIgnore] public required ~ P { get; init; } }"),
        ("class struct enum", "[TrackedEvent(\"a.b\")] public partial record E(~? P, [property: JsonIgnore] ~? Q = null);"),
        ("class struct enum",
         "[TrackedEvent(\"a.b\")] public partial record E(List<~> A, ~[] B, IEnumerable<~[]> C, IReadOnlyList<~> D, ReadOnlyMemory<~> F);"),
        ("class struct enum",
         "[TrackedEvent(\"a.b\")] public partial record E(Dictionary<string, ~> A, IReadOnlyDictionary<Guid, List<~>> B);"),
        ("enum",
         "[TrackedEvent(\"a.b\")] public partial record E(Dictionary<~, int> A, ~ B = default, [property: JsonIgnore] ~ C = default);"),
        ("class struct enum",
         "public class Dto { public ~ P { get; init; } = default!; } [TrackedEvent(\"a.b\")] public partial record E { public Dto? D { "
             + "get; init; } }"),
        ("struct enum",
         "[TrackedEvent(\"a.b\")] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public ~ P { "
             + "get; init; } }"),
        ("class", "[TrackedEvent(\"a.b\")] public partial record E { [JsonInclude] internal ~? P; }"),
        ("class",
         "public class Low : ~ { public new string V() => \"\"; } [TrackedEvent(\"a.b\")] public partial record E { public Low? P { get; "
             + "init; } }"),
        ("class",
         "[JsonDerivedType(typeof(Low), 1)] public abstract class High; public class Low : High { public ~? P { get; init; } } "
             + "[TrackedEvent(\"a.b\")] public partial record E(High P);"),
        ("class", "public partial class Outer { [TrackedEvent(\"a.b\")] private partial record E(~ P); }"),
        ("class struct enum",
         "[TrackedEvent(\"a.b\")] public partial record E(Func<~> Never, [property: JsonIgnore] Func<List<~?>> Ignored);"),
    ];

    /// <summary><c>{0}</c> is the attribute, <c>{1}</c> the kind of type, and <c>{2}</c> its members.</summary>
    private static readonly (string Declaration, string Name)[] AttributeTargets =
    [
        ("{0} public {1} T {{ {2} }}", "T"),
        ("{0} public static class Lab {{ public {1} T {{ {2} }} }}", "Lab.T"),
        ("{0} public static class Lab {{ public static class Inner {{ public {1} T {{ {2} }} }} }}", "Lab.Inner.T"),
        ("{0} public class Argument; public static class Lab<X> {{ public {1} T {{ {2} }} }}", "Lab<Argument>.T"),
        ("{0} public class Argument; public static class Lab<X> {{ public {1} T {{ {2} }} }}", "Lab<List<Argument[]>>.T"),
    ];

    private static readonly string[] MemberUses =
    [
        "[TrackedEvent(\"a.b\")] public partial record E([property: ~] int P);",
        "[TrackedEvent(\"a.b\")] public partial record E { public int P { ~ get; ~ init; } }",
        "[TrackedEvent(\"a.b\")] public partial record E { [JsonIgnore] public required int P { get; ~ init; } }",
        "[TrackedEvent(\"a.b\")] [method: ~] public partial record E(int P);",
        "[TrackedEvent(\"a.b\")] public partial record E { ~ public E() { } }",
        "[TrackedEvent(\"a.b\")] public partial record E { [JsonInclude] ~ public int P; }",
        "public abstract record Base { ~ public abstract int P { get; } } [TrackedEvent(\"a.b\")] public sealed partial record E : Base { "
            + "public override int P => 1; }",
        "public enum Kind { ~ A, B } [TrackedEvent(\"a.b\")] public partial record E(Kind P, Dictionary<Kind, int> Q);",
        "public class Dto { public int P { ~ get; set; } } [TrackedEvent(\"a.b\")] public partial record E(Dto P);",
        "~ [TrackedEvent(\"a.b\")] public partial record E(int P);",
        "~ public partial class Outer { [TrackedEvent(\"a.b\")] public partial record E(int P); [TrackedEvent(\"a.c\")] private partial "
            + "record F(int P); }",
    ];

    public static TheoryData<string> Attributes =>
        [
            "System.Diagnostics.CodeAnalysis.Experimental(\"LAB1\")",
            "Obsolete(\"\", DiagnosticId = \"OLD1\")",
            "Obsolete",
            "Obsolete(\"Old.\")",
        ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Generated_code_has_no_warnings_about_the_types_that_it_uses(string attribute)
    {
        var declarations =
            from place in TypeUses
            from kind in place.Kinds.Split(' ')
            from type in AttributeTargets
            let members = kind is "enum" ? "A, B" : "public int V { get; set; }"
            select string.Format(null, type.Declaration, $"[{attribute}]", kind, members)
                + " " + place.Declaration.Replace("~", type.Name, StringComparison.Ordinal);

        HasNoWarnings(declarations);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Generated_code_has_no_warnings_about_the_members_that_it_uses(string attribute) => HasNoWarnings(MemberUses
        .Select(place => place
            .Replace("[property: ~]", $"[property: {attribute}]", StringComparison.Ordinal)
            .Replace("[method: ~]", $"[method: {attribute}]", StringComparison.Ordinal)
            .Replace("~", $"[{attribute}]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("assembly")]
    [InlineData("module")]
    public void Generated_code_has_no_warnings_about_an_experimental_assembly(string target)
    {
        var library = SomeCompilation
            .Of($"[{target}: System.Diagnostics.CodeAnalysis.Experimental(\"LAB1\")] public class Tclass {{ public int V {{ get; set; }} "
                + $"}} public struct Tstruct {{ public int V {{ get; set; }} }} public enum Tenum {{ A }}")
            .WithAssemblyName("Lab")
            .ToMetadataReference();
        var declarations =
            from place in TypeUses
            from kind in place.Kinds.Split(' ')
            select place.Declaration.Replace("~", "T" + kind, StringComparison.Ordinal);

        HasNoWarnings(declarations, library);
    }

    [Theory]
    [InlineData("public sealed class Line { public int A => 1; }", "Models.Line")]
    [InlineData("public static class Outer { public enum Kind { One } }", "Models.Outer.Kind")]
    public void A_type_that_only_has_an_extern_alias_is_not_written(string type, string name)
    {
        var library = SomeCompilation.Of($"namespace Models {{ {type} }}").WithAssemblyName("Models").ToMetadataReference(["models"]);
        var run = GeneratorRun.Of(SomeCompilation
            .Of($"extern alias models; [EventTracking.TrackedEvent(\"a.b\")] public partial record E(int Id, models::{name} Line);")
            .AddReferences(library));

        Assert.Contains("\"id\"", run.Files["E.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Models", run.Files["E.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_also_has_an_extern_alias_is_written() => Assert.Contains(
        "global::Models.Line",
        GeneratorRun.Of(
            SomeCompilation.Of("[EventTracking.TrackedEvent(\"a.b\")] public partial record E(Models.Line Line);")
                .AddReferences(SomeCompilation
                .Of("namespace Models { public sealed class Line { public int A => 1; } }")
                .WithAssemblyName("Models")
                .ToMetadataReference(["global", "models"]))).Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void A_type_whose_name_is_ambiguous_between_two_assemblies_is_not_written()
    {
        var type = "namespace Models { public sealed class Line { public int A => 1; } }";
        var one = SomeCompilation.Of(type).WithAssemblyName("One").ToMetadataReference();
        var two = SomeCompilation.Of(type).WithAssemblyName("Two").ToMetadataReference();
        var between = SomeCompilation.Of("public class Dto { public Models.Line Line { get; } = new(); }")
            .WithAssemblyName("Between")
            .AddReferences(one)
            .ToMetadataReference();

        Assert.DoesNotContain(
            "Models.Line",
            GeneratorRun.Of(
                SomeCompilation.Of("[EventTracking.TrackedEvent(\"a.b\")] public partial record E(Dto Dto);")
                    .AddReferences(one, two, between)).Files["E.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_can_be_in_a_file_that_a_referenced_assembly_also_contains()
    {
        var source = "namespace Shared { [EventTracking.TrackedEvent(\"a.b\")] internal sealed partial record E(int X); }";
        var library = GeneratorRun.Of(
            SomeCompilation.Of("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]", source)
                .WithAssemblyName("Library")).Output;

        Assert.Equal(2, GeneratorRun.Of(SomeCompilation.Of(source).AddReferences(library.ToMetadataReference())).Files.Count);
    }

    [Theory]
    [InlineData("System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"\")", "IL2026")]
    [InlineData("System.Diagnostics.CodeAnalysis.RequiresDynamicCode(\"\")", "IL3050")]
    [InlineData("System.Diagnostics.CodeAnalysis.RequiresAssemblyFiles", "IL3002")]
    public void The_id_of_a_diagnostic_of_the_SDK_is_disabled(string attribute, string id) => Assert.Contains(
        $"#pragma warning disable {id} //",
        GeneratorRun.Of(
            $"[EventTracking.TrackedEvent(\"a.b\")] public partial record E {{ public int A {{ [{attribute}] get => 1; }} "
                + $"}}").Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void An_ordinary_event_disables_no_further_diagnostics() => Assert.DoesNotContain(
        "// As where",
        string.Concat(
            GeneratorRun.Of(
                "public class Dto { public int A => 1; } [EventTracking.TrackedEvent(\"a.b\")] public partial record E(Dto A, "
                    + "System.Collections.Generic.List<Dto> B);").Files.Values),
        StringComparison.Ordinal);

    private static void HasNoWarnings(IEnumerable<string> declarations, params MetadataReference[] references)
    {
        var sources = declarations.Select(
            static (declaration, i) => $"#pragma warning disable {Ids}\n{Usings}\nnamespace N{i} {{ {declaration} }}")
            .ToArray();

        var run = GeneratorRun.WithoutChecks(SomeCompilation.Of(sources).AddReferences(references));
        var diagnostics = run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .ToLookup(static d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

        Assert.DoesNotContain(diagnostics[true], static d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(diagnostics[false], static d => d.Severity is DiagnosticSeverity.Error);
        Assert.Equal(sources.Length, run.Files.Count(static file => file.Key.EndsWith("E.g.cs", StringComparison.Ordinal)));
    }
}
