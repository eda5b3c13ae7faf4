using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>The extension method has the parameters of the record.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("(int Id, string? Title = null)", "int id, string? title = null", "(id, title)")]
    [InlineData(
        "(string Id = \"a\\\"\\n\", char C = '\\'', bool B = true, System.DayOfWeek D = System.DayOfWeek.Friday, System.Guid G = default)",
        "string id = \"a\\\"\\n\", char c = '\\'', bool b = true, global::System.DayOfWeek d = (global::System.DayOfWeek)(5), "
            + "global::System.Guid g = default",
        "(id, c, b, d, g)")]
    [InlineData("(System.DayOfWeek? Day = System.DayOfWeek.Monday, int? Count = null)",
        "global::System.DayOfWeek? day = (global::System.DayOfWeek)(1), int? count = default", "(day, count)")]
    [InlineData("(int First, params string[] Rest)", "int first, params string[] rest", "(first, rest)")]
    [InlineData("(in System.Guid Id)", "global::System.Guid id", "(id)")]
    [InlineData("(int A, int B = 1) { public required string Title { get; init; } public required int A1; }",
        "int a, string title, int a1, int b = 1", "(a, b) { Title = title, A1 = a1 }")]
    [InlineData("(string Title = null!)", "string title = null!", "(title)")]
    [InlineData(
        "([System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(5)] System.DateTime At, "
            + "[System.Runtime.InteropServices.Optional] int A, int B = 1)",
        "global::System.DateTime at, int a, int b = 1", "(at, a, b)")]
    [InlineData(
        "([System.Runtime.InteropServices.Optional] int A) { public required int B { get; init; } }", "int a, int b", "(a) { B = b }")]
    [InlineData(
        "(bool Is, [System.Runtime.CompilerServices.CallerMemberName] string Name = \"\", "
            + "[System.Runtime.CompilerServices.CallerLineNumber] int Line = 0, "
            + "[System.Runtime.CompilerServices.CallerArgumentExpression(\"Is\")] string? Text = null)",
        "bool @is, [global::System.Runtime.CompilerServices.CallerMemberName] string name = \"\", "
            + "[global::System.Runtime.CompilerServices.CallerLineNumber] int line = 0, "
            + "[global::System.Runtime.CompilerServices.CallerArgumentExpression(\"is\")] string? text = null",
        "(@is, name, line, text)")]
    [InlineData("(int Id, int id, int Class)", "int Id, int id, int @class", "(Id, id, @class)")]
    [InlineData("(int title) { public required string Title { get; init; } public required string Class { get; init; } }",
        "int title, string title1, string @class", "(title) { Title = title1, Class = @class }")]
    [InlineData("{ public required string Title { get; init; } public int Other { get; init; } }", "string title", "() { Title = title }")]
    [InlineData("{ public E(int a) { } public E(int a, string b) { } }", "int a, string b", "(a, b)")]
    [InlineData("{ public E(int a) { } public E() { } }", "", "()")]
    [InlineData(
        "{ [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public E(int a) => A = a; public required int A { get; init; } }",
        "int a",
        "(a)")]
    [InlineData(
        "(System.Collections.Generic.List<dynamic> List, dynamic? Any)",
        "global::System.Collections.Generic.List<dynamic> list, object? any",
        "(list, any)")]
    public void The_parameters_are_those_of_the_record(string declaration, string parameters, string creation)
    {
        var end = declaration.EndsWith('}') ? "" : ";";
        var code = GeneratorRun.Of($"[EventTracking.TrackedEvent(\"a.b\")] public partial record E{declaration}{end}").Files["E.g.cs"];

        Assert.Contains(
            $"public static void EmitE(this global::EventTracking.Tracker tracker{(parameters.Length > 0 ? ", " : "")}{parameters}) =>\n",
            code,
            StringComparison.Ordinal);
        Assert.Contains($"new global::E{creation}.Emit(tracker);", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial record E(int A);", "public static partial class TrackerExtensions\n{")]
    [InlineData("internal partial record E(int A);", "\nstatic partial class TrackerExtensions\n{")]
    [InlineData(
        "public partial record E { internal E(Hidden hidden) { } } internal class Hidden;", "\nstatic partial class TrackerExtensions\n{")]
    [InlineData("public partial record E(int A); public class TrackerExtensions;", "public static partial class TrackerExtensions1\n{")]
    [InlineData(
        "public partial record E(int A); namespace TrackerExtensions { public class Helper; }",
        "public static partial class TrackerExtensions1\n{")]
    public void The_method_is_as_accessible_as_the_types_that_it_uses(string declaration, string extension) => Assert.Contains(
        extension,
        GeneratorRun.Of($"[EventTracking.TrackedEvent(\"a.b\")] {declaration}").Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Assemblies_can_have_events_in_the_same_namespace()
    {
        var library = GeneratorRun.Of(
            "namespace Courses { [EventTracking.TrackedEvent(\"a.b\")] public partial record A(int Id); }").Output;
        var program = SomeCompilation.Of("""
            namespace Courses { [EventTracking.TrackedEvent("a.c")] public partial record B(int Id); }
            namespace Player
            {
                using Courses;
                public static class Calls { public static void Emit(EventTracking.Tracker tracker) { tracker.EmitA(1); tracker.EmitB(2); } }
            }
            """);

        Assert.Equal(2, GeneratorRun.Of(program.AddReferences(library.ToMetadataReference()).WithAssemblyName("Program")).Files.Count);
    }

    [Theory]
    [InlineData("System.Obsolete", "[global::System.Obsolete]")]
    [InlineData("System.Obsolete(\"Emit F.\")", "[global::System.Obsolete(\"Emit F.\")]")]
    [InlineData("System.Obsolete(\"Emit F.\", true)", "[global::System.Obsolete(\"Emit F.\", true)]")]
    [InlineData(
        "System.Obsolete(\"Emit F.\", DiagnosticId = \"SHOP1\", UrlFormat = \"https://example.org/{0}\")",
        "[global::System.Obsolete(\"Emit F.\", DiagnosticId = \"SHOP1\", UrlFormat = \"https://example.org/{0}\")]")]
    [InlineData(
        "System.Diagnostics.CodeAnalysis.Experimental(\"SHOP1\", UrlFormat = \"https://example.org/{0}\")",
        "[global::System.Diagnostics.CodeAnalysis.Experimental(\"SHOP1\", UrlFormat = \"https://example.org/{0}\")]")]
    [InlineData(
        "method: System.Diagnostics.CodeAnalysis.Experimental(\"SHOP1\")",
        "[global::System.Diagnostics.CodeAnalysis.Experimental(\"SHOP1\")]")]
    [InlineData("method: System.Obsolete(\"Emit F.\")", "[global::System.Obsolete(\"Emit F.\")]")]
    [InlineData(
        "method: System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"Reads types.\", Url = \"https://example.org\")",
        "[global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"Reads types.\", Url = \"https://example.org\")]")]
    [InlineData(
        "System.Runtime.Versioning.SupportedOSPlatform(\"linux\")", "[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]")]
    public void The_method_has_the_attributes_that_restrict_the_event(string attribute, string copy) => Assert.Contains(
        $"{copy}\n    public static void EmitE(",
        GeneratorRun.Of($"[{attribute}] [EventTracking.TrackedEvent(\"a.b\")] public partial record E(int A);").Files["E.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void An_event_in_an_experimental_type_is_experimental()
    {
        var run = GeneratorRun.WithoutChecks(SomeCompilation.Of("""
            [System.Diagnostics.CodeAnalysis.Experimental("SHOP1")] public partial class Lab { [EventTracking.TrackedEvent("a.b")] public partial record E(int A); }
            public static class Caller { public static void Call(EventTracking.Tracker tracker) => tracker.EmitE(1); }
            """));

        Assert.Equal(
            ["SHOP1"],
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Id != "CS1591").Select(static d => d.Id));
    }

    [Theory]
    [InlineData("[method: System.Obsolete(\"\", true)] public partial record E(int A);")]
    [InlineData("public partial record E(int A) { [System.Obsolete(\"\", true)] public required int Gone { get; init; } }")]
    [InlineData("public partial record E(int A) { public required int Gone { get; [System.Obsolete(\"\", true)] init; } }")]
    public void Generated_code_does_not_call_members_that_are_obsolete_as_errors(string declaration) => Assert.DoesNotContain(
        "TrackerExtensions",
        GeneratorRun.Of($"#pragma warning disable CS9042\n[EventTracking.TrackedEvent(\"a.b\")] {declaration}").Files["E.g.cs"],
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public partial class Outer { [EventTracking.TrackedEvent(\"a.b\")] private partial record E(int A); }")]
    [InlineData(
        "public partial class Outer { private partial class Middle { [EventTracking.TrackedEvent(\"a.b\")] public partial record E(int "
            + "A); } }")]
    [InlineData("public partial class Outer { [EventTracking.TrackedEvent(\"a.b\")] public partial record E { private E() { } } }")]
    public void An_event_that_cannot_be_named_or_created_has_no_extension_method(string source) =>
        Assert.All(
            GeneratorRun.Of(source).Files.Values,
            static code => Assert.DoesNotContain("TrackerExtensions", code, StringComparison.Ordinal));
}
