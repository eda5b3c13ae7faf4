using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Fields;

/// <summary>Types that generated code cannot name are reported at the field, with a advice.</summary>
public sealed class UnnamedTypeTests
{
    private const string Usings =
        "using System; using System.Collections; using System.Collections.Generic; using System.Text.Json.Serialization; using "
            + "EventTracking;\n";

    [Theory]
    [InlineData(
        "public sealed class Coll : IEnumerable<Coll.Hidden> { private sealed class Hidden; IEnumerator IEnumerable.GetEnumerator() => "
            + "null!; IEnumerator<Hidden> IEnumerable<Hidden>.GetEnumerator() => null!; }",
        "Coll",
        "'Field[]: Coll.Hidden' cannot be written as JSON; generated code cannot name it; make it accessible to the event")]
    [InlineData(
        "file class Hidden : Base; [JsonDerivedType(typeof(Hidden), 1)] public class Base;",
        "Base",
        "'Field(Hidden): Hidden' cannot be written as JSON; generated code cannot name a file-local type; make it internal")]
    [InlineData(
        "#pragma warning disable CS0618\n[Obsolete(\"\", true)] public class Gone; [Obsolete(\"\")] public class Dto { public Gone? G => "
            + "null; }",
        "List<Dto>",
        "'Field[].G: Gone' cannot be written as JSON; generated code cannot use a type that is obsolete as an error; add [JsonIgnore] to "
            + "the field, or mark the event [Obsolete] as well")]
    [InlineData(
        "[JsonDerivedType(typeof(string), \"s\")] public class Base { public int V => 1; }",
        "Base",
        "'Field(String): string' cannot be written as JSON; it does not derive from 'Base'; remove it from the [JsonDerivedType] "
            + "attributes")]
    [InlineData(
        "public sealed class Other; [JsonDerivedType(typeof(Other), \"s\")] public interface IBase { int V { get; } }",
        "IBase",
        "'Field(Other): Other' cannot be written as JSON; it does not derive from 'IBase'; remove it from the [JsonDerivedType] "
            + "attributes")]
    public Task A_type_that_generated_code_cannot_name_is_reported_with_advice(string types, string field, string message) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}{{types}}
            [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(int Id, {{field}} {|#0:Field|});
            """,
            message);

    [Theory]
    [InlineData(
        "public partial class Outer { private sealed record Hidden(int A); [TrackedEvent(\"org.edx.video.stop\")] private sealed partial "
            + "record VideoStopped(List<Hidden> Field); }")]
    [InlineData(
        "[Obsolete(\"\", true)] public class Gone; [Obsolete] [TrackedEvent(\"org.edx.video.stop\")] public sealed partial record "
            + "VideoStopped(Gone Field);")]
    [InlineData(
        "public struct Other : IBase { public int V => 1; } [JsonDerivedType(typeof(Other), \"s\")] public interface IBase { int V { get; "
            + "} } [TrackedEvent(\"org.edx.video.stop\")] public sealed partial record VideoStopped(IBase Field);")]
    [InlineData(
        "[JsonDerivedType(typeof(Base), \"s\")] public class Base { public int V => 1; } [TrackedEvent(\"org.edx.video.stop\")] public "
            + "sealed partial record VideoStopped(Base Field);")]
    public Task A_type_that_the_event_can_name_is_not_reported(string source) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.ReportsNothingFor(Usings + source);

    [Fact]
    public Task A_type_that_is_visible_only_through_an_extern_alias_is_reported()
    {
        var test = new RuleTest<FieldMustBeSerializableAnalyzer>.Test(
            """
            extern alias models;
            [EventTracking.TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(models::Models.Line {|#0:Line|});
            """)
            .Expecting(
                "'Line: Models.Line' cannot be written as JSON; generated code cannot name a type that only has an extern alias; add "
                    + "'global' to the aliases of 'Models'");
        test.TestState.AdditionalReferences.Add(CSharpCompilation
            .Create(
                "Models",
                [CSharpSyntaxTree.ParseText(
                    "namespace Models { public class Line { public int A => 1; } }",
                    cancellationToken: TestContext.Current.CancellationToken)],
                SomeReferences.All,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .ToMetadataReference(["models"]));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task An_interface_that_inherits_two_members_of_the_same_name_is_reported() => RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
        Usings + """
        public interface IA { int X { get; } } public interface IB { int X { get; } }
        [JsonDerivedType(typeof(Both), "both")] public interface IC : IA, IB { int Y { get; } } public class Both : IC { public int X => 1; public int Y => 2; }
        [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(IC {|#0:Field|});
        """,
        "'Field.X' and 'IA.X' have the same wire name 'x'; rename one of them, for example with [JsonPropertyName]");

    [Fact]
    public Task An_interface_that_hides_a_member_or_inherits_it_twice_is_not_reported() =>
        RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
            Usings + """
            public interface IRoot { int X { get; } } public interface IA : IRoot { new int X { get; } } public interface IB : IRoot { int Z { get; } }
            [JsonDerivedType(typeof(Both), "both")] public interface IC : IA, IB { int Y { get; } }
            public class Both : IC { public int X => 1; public int Y => 2; public int Z => 3; int IRoot.X => 4; }
            [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(IC Field);
            """);
}
