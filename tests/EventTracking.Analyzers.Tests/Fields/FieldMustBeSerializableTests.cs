using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class FieldMustBeSerializableTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        """;

    [Theory]
    [InlineData("System.Action", "ignore the field with [JsonIgnore]")]
    [InlineData("System.Func<int, string>", "ignore the field with [JsonIgnore]")]
    [InlineData("System.Delegate", "ignore the field with [JsonIgnore]")]
    [InlineData("System.IntPtr", "use long", "nint")]
    [InlineData("nuint", "use ulong")]
    [InlineData("System.Type", "use its name as a string")]
    [InlineData("System.Reflection.MethodInfo", "use its name as a string")]
    [InlineData("System.Threading.Tasks.Task", "await it and use the result")]
    [InlineData("System.Threading.Tasks.Task<int>", "await it and use the result")]
    [InlineData("System.Threading.Tasks.ValueTask<int>", "await it and use the result")]
    [InlineData("System.IO.MemoryStream", "use byte[]")]
    [InlineData("System.Threading.CancellationToken", "ignore the field with [JsonIgnore]")]
    [InlineData("object", "use the actual type of the values, or JsonElement")]
    [InlineData("dynamic", "use the actual type of the values, or JsonElement")]
    [InlineData("System.Enum", "use the actual type of the values, or JsonElement")]
    [InlineData("System.ValueType", "use the actual type of the values, or JsonElement")]
    [InlineData("System.Array", "use the actual type of the values, or JsonElement")]
    [InlineData("int[,]", "use an array of arrays")]
    [InlineData("System.IFormattable", "use your own class or record")]
    [InlineData("System.Collections.Generic.Comparer<int>", "use your own class or record")]
    [InlineData("IBase", "use a class or record, or list its derived types with [JsonDerivedType]")]
    [InlineData("System.Net.IPEndPoint", "use its text as a string")]
    [InlineData("System.Net.Mail.MailAddress", "use its text as a string")]
    [InlineData("System.Net.Http.HttpMethod", "use its text as a string")]
    [InlineData("System.Diagnostics.ActivityTraceId", "use its text as a string")]
    [InlineData("System.Globalization.RegionInfo", "use its name as a string")]
    [InlineData("System.IO.DirectoryInfo", "use its path as a string")]
    [InlineData("System.TimeZoneInfo", "use its Id")]
    [InlineData("System.Collections.IEnumerable", "use a collection of one item type, such as List<T>")]
    [InlineData("System.Collections.ArrayList", "use a collection of one item type, such as List<T>")]
    [InlineData("Both", "use a collection of one item type, such as List<T>")]
    [InlineData("System.Collections.Generic.IAsyncEnumerable<int>", "collect the items into a list")]
    [InlineData("(int, string)", "use a record with properties")]
    [InlineData("(int Id, string Name)", "use a record with properties")]
    [InlineData("System.ValueTuple", "use a record with properties")]
    [InlineData("System.Numerics.Vector3", "use a record with properties")]
    [InlineData("System.Random", "use a record with properties")]
    [InlineData("Fields", "use a record with properties")]
    [InlineData("Derived", "use a record with properties")]
    [InlineData("Secret", "use a record with properties")]
    [InlineData("Open", "use a class or record, or list its derived types with [JsonDerivedType]")]
    [InlineData("A<A<A<A<A<A<A<A<A<int>>>>>>>>>", "ignore the field with [JsonIgnore]")]
    public Task A_type_that_cannot_be_written_is_reported(string type, string advice, string? shown = null) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}
            public abstract class Both : IEnumerable<int>, IEnumerable<string>
            {
                IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new Exception();
                IEnumerator<string> IEnumerable<string>.GetEnumerator() => throw new Exception();
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new Exception();
            }

            public sealed record A<T>(int Value);
            public struct Fields { public int X; public readonly int Y; public static int Zero => 0; }
            public class Derived : Base, IBase { public int this[int index] => index; int IBase.Value => 1; }
            public class Base : IBase { public int Inherited; internal int Value { get; } int IBase.Value => 2; public int WriteOnly { set { } } }
            public interface IBase { int Value { get; } }
            public sealed class Secret { private string Text { get; } = ""; }
            public abstract class Open;

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id, {{type}} {|#0:Extra|});
            """,
            $"'Extra: {shown ?? type}' cannot be written as JSON; {advice}");

    [Theory]
    [InlineData("System.Data.DataTable", "Extra", "System.Data.DataTable", "copy the values that readers need into your own record")]
    [InlineData(
        "List<System.Data.DataTable>", "Extra[]", "System.Data.DataTable", "copy the values that readers need into your own record")]
    [InlineData("Report", "Extra.Table", "System.Data.DataTable", "copy the values that readers need into your own record")]
    [InlineData("OwnTable", "Extra", "OwnTable", "copy the values that readers need into your own record")]
    [InlineData("Exception", "Extra", "System.Exception", "use its message and type name")]
    [InlineData("InvalidOperationException?", "Extra", "System.InvalidOperationException", "use its message and type name")]
    [InlineData("OwnException", "Extra", "OwnException", "use its message and type name")]
    [InlineData(
        "System.Diagnostics.Process", "Extra", "System.Diagnostics.Process", "copy the values that readers need into your own record")]
    [InlineData(
        "System.Buffers.ReadOnlySequence<byte>",
        "Extra",
        "System.Buffers.ReadOnlySequence<byte>",
        "copy the values that readers need into your own record")]
    [InlineData("OldUlid", "Extra", "OldUlid", "give it a value writer with [EventValue]")]
    [InlineData("List<OldUlid?>", "Extra[]", "OldUlid", "give it a value writer with [EventValue]")]
    public Task A_type_that_cannot_be_changed_is_reported_once(string type, string path, string unwritable, string advice) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}
            public sealed record Report(string Title, System.Data.DataTable Table);
            public sealed class OwnTable : System.Data.DataTable;
            public sealed class OwnException : InvalidOperationException { public int Code => 1; }
            public readonly struct OldUlid
            {
                public int Random => 1;
                public bool TryFormat(Span<char> destination, out int charsWritten) { charsWritten = 0; return true; }
            }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id, {{type}} {|#0:Extra|});
            """,
            $"'{path}: {unwritable}' cannot be written as JSON; {advice}");

    [Theory]
    [InlineData(
        "Faced",
        "Extra",
        "Faced",
        "[JsonDerivedType] has no effect on a collection; remove it, or give the type a value writer with [EventValue]")]
    [InlineData(
        "Base",
        "Extra(Listed)",
        "Listed",
        "neither a collection nor a type with a value writer can be listed; give 'Base' a value writer with [EventValue]")]
    public Task A_collection_listed_as_a_derived_type_is_reported(string type, string path, string unwritable, string advice) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}
            [System.Text.Json.Serialization.JsonDerivedType(typeof(FacedToo), "f")] public class Faced : List<int>;
            public sealed class FacedToo : Faced;
            [System.Text.Json.Serialization.JsonDerivedType(typeof(Listed), "l")] public class Base;
            public sealed class Listed : Base, IEnumerable<int> { public IEnumerator<int> GetEnumerator() { yield return 1; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id, {{type}} {|#0:Extra|});
            """,
            $"'{path}: {unwritable}' cannot be written as JSON; {advice}");

    [Theory]
    [InlineData("Shape", "Extra")]
    [InlineData("List<Shape?>", "Extra[]")]
    public Task A_union_of_FSharp_is_reported(string type, string path)
    {
        var test = new RuleTest<FieldMustBeSerializableAnalyzer>.Test(
            $$"""
            {{Usings}}
            using Library;
            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id, {{type}} {|#0:Extra|});
            """)
            .Expecting(
                $"'{path}: Library.Shape' cannot be written as JSON; System.Text.Json has no form for an F# union; give it a value writer "
                    + "with [EventValue]");
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(
            """
            namespace Microsoft.FSharp.Core
            {
                public enum SourceConstructFlags { SumType = 1 }
                public sealed class CompilationMappingAttribute(SourceConstructFlags flags) : System.Attribute { public SourceConstructFlags Flags => flags; }
            }
            namespace Library
            {
                [Microsoft.FSharp.Core.CompilationMapping(Microsoft.FSharp.Core.SourceConstructFlags.SumType)]
                public class Shape { public int Tag => 0; public bool IsCircle => true; }
            }
            """));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Each_unwritable_member_of_a_type_in_the_project_is_reported() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        $$"""
        {{Usings}}
        public sealed record Report(Action First, object Second);
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id, Report {|#0:{|#1:Extra|}|});
        """,
        "'Extra.First: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Extra.Second: object' cannot be written as JSON; use the actual type of the values, or JsonElement");

    [Theory]
    [InlineData("System.Numerics.BigInteger?")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.Globalization.CultureInfo")]
    [InlineData("Range")]
    [InlineData("Index[]")]
    [InlineData("System.Text.StringBuilder?")]
    public Task A_type_that_is_written_as_text_is_not_reported(string type) => RuleTest<FieldMustBeSerializableAnalyzer>.ReportsNothingFor(
        $$"""
        {{Usings}}
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id, {{type}} Extra);
        """);

    [Theory]
    [InlineData("Span<char>", "System.Span<char>", "use an array")]
    [InlineData("ReadOnlySpan<byte>", "System.ReadOnlySpan<byte>", "use an array, or string for characters")]
    [InlineData("Window", "Window", "use a type that is not a ref struct")]
    [InlineData("unsafe int*", "int*", "ignore the field with [JsonIgnore]")]
    [InlineData("unsafe delegate*<int>", "delegate*<int>", "ignore the field with [JsonIgnore]")]
    public Task Ref_structs_and_pointers_are_reported(string type, string shown, string advice)
    {
        var test = new RuleTest<FieldMustBeSerializableAnalyzer>.Test(
            $$"""
            {{Usings}}
            public ref struct Window;

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced
            {
                public {{type}} {|#0:Extra|} => default;
            }
            """).Expecting($"'Extra: {shown}' cannot be written as JSON; {advice}");
        test.SolutionTransforms.Add(static (solution, project) => solution.WithProjectCompilationOptions(
            project,
            ((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!).WithAllowUnsafe(
                true)));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Order", "Field.Lines[].Callback")]
    [InlineData("Order?", "Field.Lines[].Callback")]
    [InlineData("Order[]", "Field[].Lines[].Callback")]
    [InlineData("List<Order?>", "Field[].Lines[].Callback")]
    [InlineData("Dictionary<string, Line>", "Field{}.Callback")]
    [InlineData("Dictionary<int, Line?[]>?", "Field{}[].Callback")]
    [InlineData("Dictionary<string, Dictionary<string, List<Action>>>", "Field{}{}[]")]
    [InlineData("Action[]", "Field[]")]
    [InlineData("Price?", "Field.Callback")]
    [InlineData("Box<Action>", "Field.Content")]
    [InlineData("Box<Box<Line>?>", "Field.Content.Content.Callback")]
    [InlineData("KeyValuePair<string, Action>", "Field.Value")]
    [InlineData("Tuple<int, Action>", "Field.Item2")]
    [InlineData("ExpressLine", "Field.Callback")]
    [InlineData("Shape", "Field(Circle).Callback")]
    [InlineData("Shape[]", "Field[](Circle).Callback")]
    [InlineData("Tree", "Field.Callback")]
    [InlineData("Hidden", "Field.Seen")]
    public Task The_message_contains_the_path_to_the_unwritable_part(string type, string path) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}
            public sealed record Order(List<Line> Lines);
            public record Line(Action Callback);
            public sealed record ExpressLine(Action Callback, int Minutes) : Line(Callback);
            public readonly record struct Price(Action Callback);
            public sealed record Box<T>(T Content);
            public sealed class Tree { public Tree[] Children { get; } = []; public Action? Callback { get; } public Tree? Parent { get; } }
            [JsonDerivedType(typeof(Square)), JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape;
            public sealed record Square(int Side) : Shape;
            public sealed record Circle(Action Callback) : Shape;
            public sealed class Hidden { [JsonIgnore] public Action? Unseen { get; } [JsonInclude] internal Action? Seen; internal Action? Private { get; } }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id, {{type}} {|#0:Field|});
            """,
            $"'{path}: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]");

    [Fact]
    public Task Each_unwritable_member_is_reported_once_per_field() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        public sealed record Line(Action A, List<Action> B, List<Action> C, Line? Next);
        public sealed record Order(Line First, Line Last);

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Action {|#0:X|}, Order {|#1:{|#2:{|#3:Order|}|}|}, Line {|#4:{|#5:{|#6:Line|}|}|});
        """,
        "'X: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Order.First.A: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Order.First.B[]: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Order.First.C[]: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Line.A: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Line.B[]: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
        "'Line.C[]: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]");

    [Theory]
    [InlineData("Node {|#0:Node|}", "Node.Callback")]
    [InlineData("Tree {|#0:Tree|}", "Tree.Callback")]
    [InlineData("Link? {|#0:Link|}", "Link.Callback")]
    [InlineData("Maze {|#0:Maze|}", "Maze.Back.Callback")]
    [InlineData("Both {|#0:Both|}", "Both.Node.Callback")]
    [InlineData("Shape {|#0:Shape|}", "Shape(Circle).Callback")]
    [InlineData("Action {|#0:Callback|}, OrderPlaced? Next", "Callback")]
    [InlineData("OrderPlaced? Next, Action {|#0:Callback|}", "Callback")]
    [InlineData("OrderPlaced[] Next, Box<OrderPlaced> Box, Action[] {|#0:Callbacks|}", "Callbacks[]")]
    [InlineData("OrderPlaced? Next, Line {|#0:Line|}", "Line.Callback")]
    [InlineData("Up Up, Action {|#0:Callback|}", "Callback")]
    public Task An_unwritable_member_is_reported_once_with_the_shortest_path(string fields, string path) =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            $$"""
            {{Usings}}
            public sealed record Node(Node? Next, Action Callback);
            public sealed record Tree(List<Tree> Children, Dictionary<string, Tree[]> Named, Action Callback);
            public readonly record struct Link(Link[] Links, Box<Link?> Box, Action Callback);
            public sealed record Box<T>(T Content);
            public sealed record Maze(Maze? Next, Back Back);
            public sealed record Back(Maze? Next, Back? Previous, Action Callback);
            public sealed record Both(Node Node, Both? Other, List<Node> Nodes);
            [JsonDerivedType(typeof(Circle))] public abstract record Shape(int Side, Shape? Outer);
            public sealed record Circle(Shape? Outer, Circle? Inner, Action Callback) : Shape(1, Outer);
            public sealed record Line(Action Callback);
            public sealed record Up(int Level, OrderPlaced? Order);

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced({{fields}});
            """,
            $"'{path}: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]");

    [Fact]
    public Task An_unwritable_member_of_an_infinitely_nested_generic_type_is_reported_once() =>
        RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
            Usings + """
            public sealed record Wide<T>(Wide<Wide<T>>? Wider, Action Callback);

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Wide<int> {|#0:{|#1:Wide|}|});
            """,
            "'Wide.Callback: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]",
            "'Wide.Wider.Wider.Wider.Wider.Wider.Wider.Wider.Wider: Wide<Wide<Wide<Wide<Wide<Wide<Wide<Wide<Wide<int>>>>>>>>>' cannot be "
                + "written as JSON; ignore the field with [JsonIgnore]");

    [Fact]
    public Task A_derived_type_is_reported_once_for_several_uses_of_its_base() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        [JsonDerivedType(typeof(Circle<>))] public record Shape(Shape? Outer, List<Shape> Inner);
        public sealed record Circle<T>(T Radius) : Shape(null, []);

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Shape {|#0:Shape|});
        """,
        "'Shape(Circle): Circle<>' cannot be written as JSON; list the derived type with its type arguments");

    [Fact]
    public Task An_inherited_field_is_reported_at_the_event() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        public abstract record Base(Action Callback);

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record {|#0:OrderPlaced|}(Action Callback, string Id) : Base(Callback);
        """,
        "'Callback: System.Action' cannot be written as JSON; ignore the field with [JsonIgnore]");

    [Fact]
    public Task A_field_in_another_part_of_a_record_is_reported_in_that_part() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id);

        partial record OrderPlaced
        {
            public Type? {|#0:Source|} { get; init; }

            [JsonInclude] private readonly Type? {|#1:_target|};
        }
        """,
        "'Source: System.Type' cannot be written as JSON; use its name as a string",
        "'_target: System.Type' cannot be written as JSON; use its name as a string");

    [Fact]
    public Task A_type_in_a_referenced_assembly_is_analyzed() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(UnhandledExceptionEventArgs[] {|#0:Errors|});
        """,
        "'Errors[]: System.UnhandledExceptionEventArgs' cannot be written as JSON; copy the values that readers need into your own record");

    [Fact]
    public Task An_unbound_derived_type_is_reported() => RuleTest<FieldMustBeSerializableAnalyzer>.Reports(
        Usings + """
        [JsonDerivedType(typeof(Circle<>))] public record Shape;
        public sealed record Circle<T>(T Radius) : Shape;

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Shape {|#0:Shape|});
        """,
        "'Shape(Circle): Circle<>' cannot be written as JSON; list the derived type with its type arguments");

    [Theory]
    [InlineData("string A, int? B, DateTime C, Guid? D, Uri E, byte[] F, char G, Half H, Int128 I, Version J, TimeOnly? K")]
    [InlineData(
        "System.Text.Json.JsonElement A, System.Text.Json.Nodes.JsonNode? B, System.Text.Json.JsonDocument C, "
            + "System.Text.Json.Nodes.JsonArray D")]
    [InlineData(
        "List<int[]> A, IEnumerable<string?> B, IReadOnlyDictionary<Guid, int> C, HashSet<DayOfWeek> D, ReadOnlyMemory<int> E, Tuple<int, "
            + "string> F")]
    [InlineData(
        "Dictionary<ulong, List<KeyValuePair<string, int?>>> A, System.Collections.Immutable.ImmutableArray<int>? B, ArraySegment<int> C")]
    [InlineData("IShape A, Shape[] B, Tree C, Box<Box<int>> D, ConsoleColor? E")]
    [InlineData("Nothing A, NothingMore B, NothingToSay C, Included D, Named E, List<Nothing> F")]
    [InlineData("Shy A, [property: JsonIgnore] Action B, [property: JsonIgnore(Condition = JsonIgnoreCondition.Always)] Type C")]
    [InlineData("Missing A, List<Missing> B, Box<Missing> C", "CS0246")]
    public async Task Types_that_can_be_written_are_not_reported(string fields, string? compilerError = null)
    {
        var test = new RuleTest<FieldMustBeSerializableAnalyzer>.Test(
            $$"""
            {{Usings}}
            [JsonDerivedType(typeof(Square))] public interface IShape;
            [JsonDerivedType(typeof(Square), 1)] public abstract record Shape;
            public sealed record Square(int Side) : Shape, IShape;
            public sealed record Tree(Tree[] Children, Dictionary<string, Tree> Named);
            public sealed record Box<T>(T Content);
            public record Nothing;
            public sealed record NothingMore : Nothing { private const int Answer = 42; public static readonly int Zero = 0; }
            public sealed record NothingToSay([property: JsonIgnore] string Password);
            public struct Included { [JsonInclude] public int X; public int Y; }
            public abstract class Named { public string Name => ""; public int Field; }
            public sealed class Shy
            {
                [JsonIgnore] public Action? Ignored { get; }
                internal Action? Internal { get; }
                public Action? Field;
                public static Action? Static { get; }
                public Action this[int index] => throw new Exception();
                public Action? WriteOnly { set { } }
                [Obsolete("", true)] public Action? Gone { get; }
                public Action Method() => throw new Exception();
            }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced({{fields}});
            """);
        if (compilerError is not null)
            test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_record_that_is_not_an_event_is_not_reported() => RuleTest<FieldMustBeSerializableAnalyzer>.ReportsNothingFor(
        Usings + "public sealed partial record OrderPlaced(Action Callback, object Any);");

    [Fact]
    public Task A_type_that_cannot_be_an_event_is_not_reported() => RuleTest<FieldMustBeSerializableAnalyzer>.ReportsNothingFor(
        Usings + """[TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced<T>(T Any, Action Callback);""");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<FieldMustBeSerializableAnalyzer>.ReportsNothingFor(
        Usings + """
        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(
        #pragma warning disable EVT201
            Action Callback,
        #pragma warning restore EVT201
            string Id)
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT201")]
            public Type? Source { get; init; }
        }

        [TrackedEvent("com.example.order.shipped")]
        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT201")]
        public sealed partial record OrderShipped(Action Callback);
        """);
}
