using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class ValueWriterMustFitTests
{
    private const string Types =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using EventTracking;

        public readonly record struct OrderId(Guid Value);
        public class Animal { public int Legs => 4; }
        public sealed class Dog : Animal;
        public sealed class Tag<T> { public T? Value { get; } }
        public sealed class IdWriter : IEventValueWriter<OrderId> { public static void Write(ref EventDataWriter writer, in OrderId value) => writer.WriteGuid(value.Value); }
        public sealed class NullableIdWriter : IEventValueWriter<OrderId?> { public static void Write(ref EventDataWriter writer, in OrderId? value) => writer.WriteNull(); }
        public class AnimalWriter : IEventValueWriter<Animal> { public static void Write(ref EventDataWriter writer, in Animal value) => writer.WriteInt64(value.Legs); }
        public sealed class DerivedWriter : AnimalWriter;
        public struct TagWriter<T> : IEventValueWriter<Tag<T>> { public static void Write(ref EventDataWriter writer, in Tag<T> value) => writer.WriteNull(); }
        public sealed class NoWriter;
        public sealed class Nested { private sealed class Hidden : IEventValueWriter<OrderId> { public static void Write(ref EventDataWriter writer, in OrderId value) { } } [EventValue(typeof(Hidden))] public OrderId Id { get; } }
        [EventValue(typeof(NoWriter))] public sealed record Marked(int A);

        """;

    [Theory]
    [InlineData("[property: EventValue(typeof(NoWriter))] OrderId", "Field", "OrderId", "NoWriter")]
    [InlineData("[property: EventValue(typeof(AnimalWriter))] OrderId", "Field", "OrderId", "AnimalWriter")]
    [InlineData("[property: EventValue(typeof(AnimalWriter))] Dog", "Field", "Dog", "AnimalWriter")]
    [InlineData("[property: EventValue(typeof(IdWriter))] List<OrderId>", "Field", "System.Collections.Generic.List<OrderId>", "IdWriter")]
    [InlineData("[property: EventValue(typeof(NullableIdWriter))] OrderId", "Field", "OrderId", "NullableIdWriter")]
    [InlineData("[property: EventValue(typeof(TagWriter<>))] OrderId", "Field", "OrderId", "TagWriter<>")]
    [InlineData("[property: EventValue(typeof(TagWriter<int>))] Tag<string>", "Field", "Tag<string>", "TagWriter<int>")]
    [InlineData(
        "[property: EventValue(typeof(IEventValueWriter<OrderId>))] OrderId",
        "Field",
        "OrderId",
        "EventTracking.IEventValueWriter<OrderId>")]
    [InlineData("[property: EventValue(null!)] OrderId", "Field", "OrderId", "null")]
    [InlineData("[property: EventValue(typeof(int[]))] OrderId", "Field", "OrderId", "null")]
    [InlineData("Marked", "Field", "Marked", "NoWriter")]
    [InlineData("List<Marked>", "Field[]", "Marked", "NoWriter")]
    [InlineData("Nested", "Field.Id", "OrderId", "Nested.Hidden")]
    public Task A_writer_for_another_type_is_reported(string field, string path, string type, string writer) =>
        RuleTest<ValueWriterMustFitAnalyzer>.Reports(
            $"{Types}[TrackedEvent(\"com.example.order.placed\")] public sealed partial record OrderPlaced({field} {{|#0:Field|}}, int "
                + "Last);",
            Message(path, type, writer));

    [Fact]
    public Task A_file_local_writer_is_reported() => RuleTest<ValueWriterMustFitAnalyzer>.Reports(
        Types + """
        file sealed class Local : IEventValueWriter<OrderId> { public static void Write(ref EventDataWriter writer, in OrderId value) { } }
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced([property: EventValue(typeof(Local))] OrderId {|#0:Field|});
        """,
        Message("Field", "OrderId", "Local"));

    [Theory]
    [InlineData("[property: EventValue(typeof(IdWriter))] OrderId")]
    [InlineData("[property: EventValue(typeof(IdWriter))] OrderId?")]
    [InlineData("[property: EventValue(typeof(NullableIdWriter))] OrderId?")]
    [InlineData("[property: EventValue(typeof(AnimalWriter))] Animal?")]
    [InlineData("[property: EventValue(typeof(DerivedWriter))] Animal")]
    [InlineData("[property: EventValue(typeof(TagWriter<int>))] Tag<int>")]
    [InlineData("[property: EventValue(typeof(TagWriter<>))] Tag<string>?")]
    [InlineData("[property: EventValue(typeof(NoWriter)), JsonIgnore] OrderId")]
    [InlineData("OrderId")]
    public Task A_writer_for_the_type_is_not_reported(string field) => RuleTest<ValueWriterMustFitAnalyzer>.ReportsNothingFor(
        $"{Types}[TrackedEvent(\"com.example.order.placed\")] public sealed partial record OrderPlaced({field} Field, int Last);");

    [Fact]
    public Task A_type_that_no_event_uses_is_not_reported() =>
        RuleTest<ValueWriterMustFitAnalyzer>.ReportsNothingFor(Types + "public sealed record OrderPlaced(Marked Marked);");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<ValueWriterMustFitAnalyzer>.ReportsNothingFor(
        Types + """
        #pragma warning disable EVT211
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced(Marked Marked);
        #pragma warning restore EVT211
        """);

    private static string Message(string path, string type, string writer) =>
        $"The value writer '{writer}' does not fit '{path}: {type}'; use an accessible class or struct that implements "
            + $"IEventValueWriter<{type}>";
}
