using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Declarations that could break generated code: each compiles without warnings and writes its data.</summary>
public sealed class HostileDeclarationTests
{
    private const string Event = "global::EventTracking.TrackedEvent";

    [Theory]
    [InlineData(
        "namespace @event.@class { [" + Event + "(\"a.b\")] public partial record @record(int @int, string @class); }",
        "new @event.@class.@record(1, \"x\")",
        """{"int":1,"class":"x"}""")]
    [InlineData(
        "namespace N { public partial class @file { ["
            + Event + "(\"a.b\")] public partial record @required(int @field, int @value, int @await, int @var); } }",
        "new N.@file.@required(1, 2, 3, 4)",
        """{"field":1,"value":2,"await":3,"var":4}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record E(int writer, int trackedEvent, int value1, int checkpoint1, int tracker, int tracker1, "
            + "int FieldWriters, int[] item);",
        "new E(1, 2, 3, 4, 5, 6, 7, [8])",
        """{"writer":1,"tracked_event":2,"value1":3,"checkpoint1":4,"tracker":5,"tracker1":6,"field_writers":7,"item":[8]}""")]
    [InlineData(
        "namespace N { public class String; public class System; public class Tracker; public class EventTracking; public class "
            + "Exception; public class Int32; ["
            + Event
            + "(\"a.b\")] public partial record E(string A, int[] B, String C) { public int D => throw new global::System.Exception(); } }",
        "new N.E(\"x\", [1], new())",
        """{"a":"x","b":[1],"c":{},"d":null}""")]
    [InlineData(
        "namespace N.EventTracking.System { [" + Event + "(\"a.b\")] public partial record E(int? A); }",
        "new N.EventTracking.System.E(1)",
        """{"a":1}""")]
    [InlineData(
        "[" + Event + "(\"a.b\")] public partial record Événement(string Größe, int 数);",
        "new Événement(\"x\", 1)",
        """{"größe":"x","数":1}""")]
    [InlineData(
        "[" + Event + "(\"a.b\")] public partial record Emit(int Descriptor, int WriteData);",
        "new Emit(1, 2)",
        """{"descriptor":1,"write_data":2}""")]
    [InlineData("[" + Event + "(\"a.b\")] public partial record Descriptor(int Emit);", "new Descriptor(1)", """{"emit":1}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record WriteData(int EDescriptor, int WriteDataDescriptor, System.Collections.Generic.List<int> "
            + "FieldWriters1) { public static int Descriptor() => 1; private class FieldWriters; public void Emit() { } }",
        "new WriteData(1, 2, [3])",
        """{"e_descriptor":1,"write_data_descriptor":2,"field_writers1":[3]}""")]
    [InlineData("[" + Event + "(\"a.b\")] public partial record FieldWriters(int[] A);", "new FieldWriters([1])", """{"a":[1]}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record Base(int A); ["
            + Event + "(\"a.c\")] public partial record Derived(int A, int B) : Base(A);",
        "new Derived(1, 2)",
        """{"b":2,"a":1}""")]
    [InlineData(
        "public record Base(int A) { public void Emit(global::EventTracking.Tracker tracker) { } public int Descriptor => 3; } ["
            + Event + "(\"a.c\")] public sealed partial record Derived(int A, int B) : Base(A);",
        "new Derived(1, 2)",
        """{"b":2,"a":1,"descriptor":3}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record E([property: System.Obsolete] int A, [property: System.Obsolete(\"\", true)] int B);",
        "new E(1, 2)",
        """{"a":1}""")]
    [InlineData("[System.Obsolete] [" + Event + "(\"a.b\")] public partial record E(int A);", "null!", null)]
    [InlineData(
        "#nullable disable\n[" + Event + "(\"a.b\")] public partial record E(string A, System.Collections.Generic.List<string> B);",
        "new E(null, null)",
        """{"a":null,"b":null}""")]
    [InlineData(
        "[" + Event
            + "(\"a\\\"\\\\\\r\\n\\u2028.b\")] public partial record E([property: "
            + "System.Text.Json.Serialization.JsonPropertyName(\"\\\"\\\"\\\"\\ud800\\u2028\")] int A, [property: "
            + "System.Text.Json.Serialization.JsonPropertyName(\"\")] int B);",
        "new E(1, 2)",
        """{"\"\"\"�\u2028":1,"":2}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record E(System.Collections.Generic.List<string> A, System.Collections.Generic.List<string?> B, "
            + "System.Tuple<int, string?>[] C, string[]?[]? D);",
        "new E([\"x\"], [null], [], null)",
        """{"a":["x"],"b":[null],"c":[],"d":null}""")]
    [InlineData(
        "[System.Text.Json.Serialization.JsonDerivedType(typeof(Generic<>))] public record Base(int Id); public record Generic<T>(int Id, "
            + "T Value) : Base(Id); ["
            + Event + "(\"a.b\")] public partial record E(Base A);",
        "new E(new Base(1))",
        """{"a":{"id":1}}""")]
    [InlineData(
        "public enum Old { [System.Obsolete(\"\", DiagnosticId = \"SHOP2\")] Gone = 1, Kept } ["
            + Event
            + "(\"a.b\")] public partial record E(Old A) { [System.Obsolete(\"\", DiagnosticId = \"SHOP1\")] public int B => 2; "
            + "[System.Diagnostics.CodeAnalysis.Experimental(\"SHOP3\")] public int C => 3; [System.Obsolete(\"\", DiagnosticId = \"no "
            + "id\")] internal int D => 4; }",
        "new E((Old)1)",
        """{"a":"gone","b":2,"c":3}""")]
    [InlineData(
        "public enum Old { [System.Obsolete(\"\", true)] Gone = 1, Kept } [" + Event + "(\"a.b\")] public partial record E(Old A);",
        "new E((Old)1)",
        """{"a":"gone"}""")]
    [InlineData(
        "public static partial class @video { ["
            + Event + "(\"a.b\")] public partial record @stop(int X); [" + Event + "(\"a.c\")] private partial record @play(int X); }",
        "new video.stop(1)",
        """{"x":1}""")]
    [InlineData(
        "#pragma warning disable CS8981\n[" + Event + "(\"a.b\")] public partial record seek(int X);", "new seek(1)", """{"x":1}""")]
    [InlineData(
        "namespace N { namespace System { public class C; } namespace EventTracking { public class C; } namespace Tracker { public class "
            + "C; } namespace Emit { public class C; } namespace FieldWriters { public class C; } namespace Descriptor { public class C; "
            + "} namespace TrackerExtensions { public class C; } namespace TrackerRegistry { public class C; } ["
            + Event + "(\"a.b\")] public partial record E(int[] A) { public int B => throw new global::System.Exception(); } }",
        "new N.E([1])",
        """{"a":[1],"b":null}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record E { public int A { [System.Obsolete(\"\", true)] get; init; } public int B { "
            + "[System.Obsolete(\"\", DiagnosticId = \"SHOP1\")] get; init; } public int C { get; [System.Obsolete(\"\", true)] init; } }",
        "new E()",
        """{"b":0,"c":0}""")]
    [InlineData(
        "public record B { [System.Text.Json.Serialization.JsonInclude] protected int X => 1; public int Open => 2; } public record D : "
            + "B; ["
            + Event + "(\"a.b\")] public partial record E(B? Other) : B { public E? Same { get; init; } public D? Down { get; init; } }",
        "new E(new B()) { Same = new E((B?)null), Down = new D() }",
        """{"other":{"open":2},"same":{"other":null,"same":null,"down":null,"x":1,"open":2},"down":{"open":2},"x":1,"open":2}""")]
    [InlineData(
        "public class Base { public static int Ev_Descriptor => 1; public interface I { static int J_Descriptor => 2; } } public partial "
            + "class C : Base { ["
            + Event
            + "(\"a.b\")] private partial record Ev(int[] X); public static object New() => new Ev([1]); } public partial interface I2 : "
            + "Base.I { ["
            + Event + "(\"a.c\")] private partial record J(int A); }",
        "C.New()",
        """{"x":[1]}""")]
    [InlineData(
        "public partial class Base { ["
            + Event
            + "(\"a.b\")] private partial record Ev(int X); } public partial class C : Base { ["
            + Event
            + "(\"a.c\")] private partial record Ev(int X); public static new object New() => new Ev(1); } public partial class Base { "
            + "public static object New() => new Ev(1); }",
        "C.New()",
        """{"x":1}""")]
    [InlineData(
        "#pragma warning disable CS3008\n[assembly: System.CLSCompliant(true)] public partial class _Outer { ["
            + Event + "(\"a.b\")] public partial record E(int A); }",
        "new _Outer.E(1)",
        """{"a":1}""")]
    [InlineData(
        "public partial class Outer { private enum Kind { A } private sealed record Part(Kind K); ["
            + Event
            + "(\"a.b\")] private partial record E(System.Collections.Generic.List<Part> P) { private protected Kind Q => Kind.A; "
            + "[System.Text.Json.Serialization.JsonInclude] private Kind R => Kind.A; } public static object New() => new "
            + "E([new(Kind.A)]); }",
        "Outer.New()",
        """{"p":[{"k":"a"}],"r":"a"}""")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record E(ref readonly System.Guid A, [property: System.Text.Json.Serialization.JsonIgnore] "
            + "(System.Uri U, int[]? V)? B, [property: System.Text.Json.Serialization.JsonIgnore] System.Func<dynamic?>? C = null) { "
            + "private int _d = 1; public ref int D => ref _d; }",
        "new E(in System.Guid.Empty, null)",
        """{"a":"00000000-0000-0000-0000-000000000000","d":1}""")]
    public void A_hostile_declaration_compiles_and_works(string declaration, string creation, string? data)
    {
        var sample = $"public static class Sample {{ public static object Value => {creation}; }}";
        var run = GeneratorRun.Of(declaration, sample);
        if (data is not null)
            Assert.Equal(data, GeneratedAssembly.Data(new GeneratedAssembly(run).Sample()));
    }

    [Theory]
    [InlineData(
        "[" + Event + "(\"a.b\")] public partial record AB; public partial class A { [" + Event + "(\"a.c\")] public partial record B; }")]
    [InlineData(
        "public partial class AB { ["
            + Event
            + "(\"a.b\")] public partial record C; } public partial class A { [" + Event + "(\"a.c\")] public partial record BC; }")]
    [InlineData(
        "[" + Event + "(\"a.b\")] public partial record A_B; public partial class A { [" + Event + "(\"a.c\")] public partial record B; }")]
    [InlineData(
        "public partial class C { ["
            + Event
            + "(\"a.b\")] private partial record A_B; private partial class A { [" + Event + "(\"a.c\")] public partial record B; } }")]
    public void Concatenated_names_of_nested_events_do_not_clash(string source) =>
        Assert.Equal(3, GeneratorRun.Of(source).Files.Count);

    [Theory]
    [InlineData(
        "namespace N { ["
            + Event + "(\"a.b\")] public partial record A(int X); [" + Event + "(\"a.c\")] internal partial record B(int X); }")]
    [InlineData(
        "public partial class C { ["
            + Event
            + "(\"a.b\")] public partial record A(int X); } public partial class D { ["
            + Event + "(\"a.c\")] public partial record A(int X); }")]
    [InlineData(
        "[" + Event
            + "(\"a.b\")] public partial record TrackerExtensions(int X); public partial class Tracker { ["
            + Event + "(\"a.c\")] public partial record Extensions(int X); }")]
    public void Events_share_the_class_of_their_emit_methods_if_possible(string source) =>
        Assert.Equal(3, GeneratorRun.Of(source).Files.Count);

    [Theory]
    [InlineData("[System.Obsolete(\"\", true)] [" + Event + "(\"a.b\")] public partial record E(int A);")]
    [InlineData("[System.Obsolete(\"\", DiagnosticId = \"SHOP1\")] [" + Event + "(\"a.b\")] public partial record E(int A);")]
    [InlineData("[System.Obsolete(\"\", true)] public partial class Outer { [" + Event + "(\"a.b\")] public partial record E(int A); }")]
    [InlineData("public partial class Outer { [System.Obsolete(\"\", true)] [" + Event + "(\"a.b\")] private partial record E(int A); }")]
    public void An_event_that_is_obsolete_as_an_error_compiles(string source) =>
        Assert.Equal(2, GeneratorRun.Of(source).Files.Count);

    [Fact]
    public void An_assembly_can_be_CLS_compliant() => Assert.Equal(
        2,
        GeneratorRun.Of("[assembly: System.CLSCompliant(true)] [" + Event + "(\"a.b\")] public partial record E(int A);").Files.Count);

    [Fact]
    public void An_event_can_be_declared_next_to_top_level_statements()
    {
        var program = SomeCompilation.Of(
            $"System.Console.WriteLine(); partial class Program {{ [{Event}(\"a.b\")] private partial record E(int A); }}");

        Assert.Equal(
            2,
            GeneratorRun.Of(
                program.WithOptions(program.Options.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication))).Files.Count);
    }

    [Fact]
    public void Events_in_different_namespaces_can_have_the_same_name() => Assert.Equal(
        ["A.E.g.cs", "B.E.g.cs", "E.g.cs", "EventTracking-Registration.g.cs", "Outer+E.g.cs"],
        GeneratorRun.Of("""
            namespace A { [EventTracking.TrackedEvent("a.b")] public partial record E; }
            namespace B { [EventTracking.TrackedEvent("a.b")] public partial record E; }
            [EventTracking.TrackedEvent("a.b")] public partial record E;
            public partial class Outer { [EventTracking.TrackedEvent("a.b")] internal partial record E; }
            """).Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Types_with_the_same_name_do_not_affect_other_events()
    {
        var run = GeneratorRun.WithoutChecks(SomeCompilation.Of("""
            [EventTracking.TrackedEvent("a.one")] public sealed partial record Same(int A);
            [EventTracking.TrackedEvent("a.two")] public readonly partial record struct Same(int A);
            [EventTracking.TrackedEvent("a.three")] public readonly partial record struct Other(int A);
            """));

        Assert.Equal(["EventTracking-Registration.g.cs", "Other.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_that_differ_only_in_case_have_separate_files() => Assert.Equal(
        5,
        GeneratorRun.Of("""
            namespace N { [EventTracking.TrackedEvent("a.b")] public partial record Stop; [EventTracking.TrackedEvent("a.c")] public partial record STOP; }
            namespace n { [EventTracking.TrackedEvent("a.d")] public partial record Stop; [EventTracking.TrackedEvent("a.e")] public partial record Other; }
            """).Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData(90)]
    [InlineData(120)]
    [InlineData(400)]
    public void A_long_name_has_a_short_file_name(int length)
    {
        var name = new string('Ü', length / 2) + new string('a', length);

        Assert.All(
            GeneratorRun.Of(
                $"[{Event}(\"a.b\")] public partial record {name}1(int A); [{Event}(\"a.c\")] public partial record {name}2(int "
                    + $"A);").Files.Keys,
            static file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 120));
    }

    [Fact]
    public void Ambiguous_interface_members_are_read_through_the_interfaces_that_declare_them() => Assert.Contains(
        "((global::IB)value).X",
        GeneratorRun.Of($$"""
            public interface IRoot { int Id { get; } } public interface IA : IRoot { int X { get; } } public interface IB : IRoot { int X { get; } }
            [System.Text.Json.Serialization.JsonPolymorphic(UnknownDerivedTypeHandling = System.Text.Json.Serialization.JsonUnknownDerivedTypeHandling.FallBackToBaseType)]
            [System.Text.Json.Serialization.JsonDerivedType(typeof(Both), "both")] public interface IC : IA, IB { int Y { get; } }
            public class Both : IC { public int Id => 0; public int X => 1; public int Y => 2; }
            [{{Event}}("a.b")] public partial record E(IC C);
            """).Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Doc_comments_contain_only_valid_XML_characters() => Assert.Contains(
        "/// <summary>A \uFFFD b \uFFFD c.</summary>",
        GeneratorRun.WithoutChecks(
            SomeCompilation.Of(
                $"/// <summary>A \uFFFE b \uFFFF c.</summary>\n[{Event}(\"a.b\")] public partial record E(int A);")).Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Generated_code_does_not_use_pointers()
    {
        var unsafeCode = SomeCompilation.Of(
            $"[{Event}(\"a.b\")] public unsafe partial record E(int A, [property: System.Text.Json.Serialization.JsonIgnore] int*[] B);");

        Assert.DoesNotContain(
            "int*",
            GeneratorRun.Of(unsafeCode.WithOptions(unsafeCode.Options.WithAllowUnsafe(true))).Files["E.g.cs"],
            StringComparison.Ordinal);
    }
}
