using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class TypeMustNotBeCompletedByGeneratorTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using EventTracking;

        """;

    /// <summary>The source that the other generator adds.</summary>
    private const string Completed = """
        public partial struct CustomerId { public System.Guid Value => default; public override string ToString() => ""; }
        public partial class ViewModel { public string Name { get; set; } = ""; public int Age { get; set; } }
        public partial class Base { public int Number => 1; }
        public sealed record Generated(int A);
        public enum GeneratedKind { One }
        public partial class Included { [System.Text.Json.Serialization.JsonInclude] internal int Number; }
        public partial class Harmless
        {
            private int _a; internal int B => _a; public static int C => 1; public int D() => 1; public int this[int i] => i;
            [System.Text.Json.Serialization.JsonIgnore] public int E => 1;
        }
        """;

    private const string Types = """
        public partial struct CustomerId;
        public partial class ViewModel { private string _name = ""; public int Id { get; set; } }
        public partial class Base;
        public sealed class Derived : Base { public int Id => 1; }
        public partial class Included { public int Id => 1; }
        public partial class Harmless { public int Id => 1; }
        public sealed class Holder { public CustomerId Id { get; set; } }

        """;

    [Theory]
    [InlineData("CustomerId", "Field.Value", "CustomerId")]
    [InlineData("CustomerId?", "Field.Value", "CustomerId")]
    [InlineData("List<CustomerId>", "Field[].Value", "CustomerId")]
    [InlineData("Dictionary<string, CustomerId?>", "Field{}.Value", "CustomerId")]
    [InlineData("Holder", "Field.Id.Value", "CustomerId")]
    [InlineData("ViewModel", "Field.Name", "ViewModel")]
    [InlineData("Derived", "Field.Number", "Base")]
    [InlineData("Included", "Field.Number", "Included")]
    [InlineData("Generated", "Field", "Generated")]
    [InlineData("GeneratedKind[]", "Field[]", "GeneratedKind")]
    public Task A_type_with_members_that_another_generator_declares_is_reported_once(string type, string path, string reportedType) =>
        Test(
            $"{Types}[TrackedEvent(\"com.example.order.placed\")] public sealed partial record OrderPlaced({type} {{|#0:Field|}}, int "
                + "Last);")
            .Expecting(Message(path, reportedType))
            .RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_member_that_another_generator_adds_to_the_event_is_reported() =>
        new RuleTest<TypeMustNotBeCompletedByGeneratorAnalyzer>.Test(
            Usings + "[TrackedEvent(\"com.example.order.placed\")] public sealed partial record {|#0:OrderPlaced|}(int Last);")
        .CompletedBy("public sealed partial record OrderPlaced { public int Added => 1; }")
        .Expecting(Message("Added", "OrderPlaced"))
        .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("Harmless")]
    [InlineData("List<Harmless?>")]
    [InlineData("[property: JsonIgnore] CustomerId")]
    [InlineData("[property: EventValue(typeof(IdWriter))] CustomerId")]
    [InlineData("[property: EventValue(typeof(IdWriter))] CustomerId?")]
    [InlineData("Guid")]
    [InlineData("string")]
    public Task A_type_with_visible_members_or_a_value_writer_is_not_reported(string field) => Test($$"""
        {{Types}}
        public sealed class IdWriter : IEventValueWriter<CustomerId>
        {
            public static void Write(ref EventDataWriter writer, in CustomerId value) => writer.WriteGuid(value.Value);
        }
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced({{field}} Field, int Last);
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_value_writer_on_the_type_or_the_assembly_is_respected() => Test($$"""
        [assembly: EventValue(typeof(ViewModel), typeof(Writer))]
        {{Types.Replace("public partial struct CustomerId;", "[EventValue(typeof(Writer))] public partial struct CustomerId;", StringComparison.Ordinal)}}
        public sealed class Writer : IEventValueWriter<CustomerId>, IEventValueWriter<ViewModel>
        {
            public static void Write(ref EventDataWriter writer, in CustomerId value) => writer.WriteGuid(value.Value);
            public static void Write(ref EventDataWriter writer, in ViewModel value) => writer.WriteString(value.Name);
        }
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced(CustomerId Id, List<ViewModel> Models);
        """).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_generated_file_that_is_part_of_the_project_is_not_reported()
    {
        var test = new RuleTest<TypeMustNotBeCompletedByGeneratorAnalyzer>.Test(
            Usings
                + "public partial class Order; [TrackedEvent(\"com.example.order.placed\")] public sealed partial record "
                + "OrderPlaced(Order Order);");
        test.TestState.Sources.Add(
            ("/obj/Tool/Tool.OrderGenerator/Order.g.cs", "// <auto-generated/>\npublic partial class Order { public int A => 1; }"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed() => Test(Types + """
        #pragma warning disable EVT206
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced(CustomerId Id);
        #pragma warning restore EVT206
        """).RunAsync(TestContext.Current.CancellationToken);

    private static RuleTest<TypeMustNotBeCompletedByGeneratorAnalyzer>.Test Test(string source) =>
        new RuleTest<TypeMustNotBeCompletedByGeneratorAnalyzer>.Test(Usings + source).CompletedBy(Completed);

    private static string Message(string path, string type) =>
        $"'{path}' is declared by another source generator, whose output is not visible here; give '{type}' a value writer with "
            + "[EventValue], or declare it in your own source";
}
