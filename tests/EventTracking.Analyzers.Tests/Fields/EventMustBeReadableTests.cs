using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class EventMustBeReadableTests
{
    private const string NoConstructor = "it has no accessible constructor whose parameters are named as its members; "
        + "add one, use a record, or give the type a value writer that implements IEventValueReader<T>";

    private const string CannotBeFilled = "it cannot be filled; use a collection of the framework such as List<T>, "
        + "or give it a constructor with one parameter of type IEnumerable<T>";

    private const string Types =
        """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public sealed class Other(string city) { public string Town { get; } = city; }
        public sealed class Fitting(string town) { public string Town { get; } = town; }
        public sealed class Hidden { private Hidden() { } public int A { get; set; } }
        public sealed class Settable { public int A { get; set; } public int Twice => A * 2; }
        [JsonDerivedType(typeof(Dog))] public abstract record Animal;
        public sealed record Dog : Animal;
        [JsonDerivedType(typeof(Circle), "circle")] public interface IFigure { int Id { get; } }
        public sealed record Circle(int Id) : IFigure;
        public sealed class Scores : IEnumerable<int>
        {
            private Scores() { }
            public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();
            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public readonly record struct OrderId(Guid Value);
        public sealed class IdWriter : IEventValueWriter<OrderId>
        {
            public static void Write(ref EventDataWriter writer, in OrderId value) => writer.WriteGuid(value.Value);
        }
        public sealed class IdBoth : IEventValueWriter<OrderId>, IEventValueReader<OrderId>
        {
            public static void Write(ref EventDataWriter writer, in OrderId value) => writer.WriteGuid(value.Value);
            public static OrderId Read(ref EventDataReader reader) => new(reader.ReadGuid());
        }

        """;

    [Theory]
    [InlineData("Other", "Field", "Other", NoConstructor)]
    [InlineData("List<Other>", "Field[]", "Other", NoConstructor)]
    [InlineData("Dictionary<string, Hidden>", "Field{}", "Hidden", NoConstructor)]
    [InlineData("Animal", "Field(Dog)", "Dog", "its type cannot be found without a discriminator; add one to its [JsonDerivedType]")]
    [InlineData("Scores", "Field", "Scores", CannotBeFilled)]
    [InlineData("[property: EventValue(typeof(IdWriter))] OrderId", "Field", "OrderId", "its value writer cannot read it; implement IEventValueReader<OrderId> in 'IdWriter' as well")]
    public Task A_type_that_cannot_be_read_is_reported(string field, string path, string type, string advice) =>
        RuleTest<EventMustBeReadableAnalyzer>.Reports(
            $"{Types}[TrackedEvent(\"com.example.order.placed\", Readable = true)] "
                + $"public sealed partial record OrderPlaced({field} {{|#0:Field|}}, int Last);",
            $"'{path}: {type}' can be written but not read: {advice}");

    [Fact]
    public Task A_conversion_from_a_later_version_is_reported() => RuleTest<EventMustBeReadableAnalyzer>.Reports(
        """
        using EventTracking;
        public sealed record Old(int A);
        [TrackedEvent("com.example.order.placed", Readable = true)]
        public sealed partial record OrderPlaced(int A) { [ReadsVersion(1)] public static OrderPlaced {|#0:From|}(Old old) => new(old.A); }
        """,
        "'From: OrderPlaced' can be written but not read: a method with [ReadsVersion] must be static, take a record of an earlier version, "
            + "and return the type that declares it");

    [Theory]
    [InlineData("Fitting")]
    [InlineData("Settable")]
    [InlineData("IFigure")]
    [InlineData("Stack<Circle>")]
    [InlineData("[property: EventValue(typeof(IdBoth))] OrderId?")]
    [InlineData("[property: JsonIgnore] Other")]
    public Task A_type_that_can_be_read_is_not_reported(string field) => RuleTest<EventMustBeReadableAnalyzer>.ReportsNothingFor(
        $"{Types}[TrackedEvent(\"com.example.order.placed\", Readable = true)] public sealed partial record OrderPlaced({field} Field);");

    [Theory]
    [InlineData("", "")]
    [InlineData("[assembly: TrackedEventDefaults(Readable = true)]", ", Readable = false")]
    public Task An_event_that_is_not_readable_is_not_reported(string defaults, string argument) =>
        RuleTest<EventMustBeReadableAnalyzer>.ReportsNothingFor(
            Types.Replace("public sealed class Other(", defaults + "public sealed class Other(", StringComparison.Ordinal)
                + $"[TrackedEvent(\"com.example.order.placed\"{argument})] public sealed partial record OrderPlaced(Other Field);");
}
