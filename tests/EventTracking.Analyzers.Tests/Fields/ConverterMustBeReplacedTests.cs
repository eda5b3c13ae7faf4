using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class ConverterMustBeReplacedTests
{
    private const string Types =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using EventTracking;

        public sealed class IdConverter : JsonConverter<OrderId>
        {
            public override OrderId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default;
            public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) { }
        }
        public sealed class OwnConverterAttribute : JsonConverterAttribute;
        public readonly record struct Plain(Guid Value);
        [JsonConverter(typeof(IdConverter))] public readonly record struct OrderId(Guid Value);
        [OwnConverter] public sealed record Own(int A);
        [JsonConverter(typeof(JsonNumberEnumConverter<Number>))] public enum Number { One }
        [JsonConverter(typeof(JsonStringEnumConverter<Text>))] public enum Text { One }
        [JsonConverter(typeof(JsonStringEnumConverter))] public enum OldText { One }
        public sealed record Order(OrderId Id, [property: JsonExtensionData] Dictionary<string, JsonElement>? More);
        public sealed class PlainWriter : IEventValueWriter<Plain> { public static void Write(ref EventDataWriter writer, in Plain value) => writer.WriteGuid(value.Value); }
        public sealed class IdWriter : IEventValueWriter<OrderId> { public static void Write(ref EventDataWriter writer, in OrderId value) => writer.WriteGuid(value.Value); }

        """;

    [Theory]
    [InlineData("OrderId", "Field", "OrderId", "JsonConverter")]
    [InlineData("OrderId?", "Field", "OrderId", "JsonConverter")]
    [InlineData("List<OrderId>", "Field[]", "OrderId", "JsonConverter")]
    [InlineData("Dictionary<string, OrderId>", "Field{}", "OrderId", "JsonConverter")]
    [InlineData("Own", "Field", "Own", "OwnConverter")]
    [InlineData("Number", "Field", "Number", "JsonConverter")]
    [InlineData("[property: JsonConverter(typeof(IdConverter))] Plain", "Field", "Plain", "JsonConverter")]
    [InlineData("[property: OwnConverter] int", "Field", "int", "OwnConverter")]
    [InlineData(
        "[property: JsonExtensionData] Dictionary<string, JsonElement>",
        "Field",
        "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>",
        "JsonExtensionData")]
    public Task A_converter_and_extension_data_are_reported(string field, string path, string type, string attribute) =>
        RuleTest<ConverterMustBeReplacedAnalyzer>.Reports(Event(field), Message(path, type, attribute));

    [Fact]
    public Task Converters_of_nested_types_are_reported_separately() => RuleTest<ConverterMustBeReplacedAnalyzer>.Reports(
        Types + "[TrackedEvent(\"com.example.order.placed\")] public sealed partial record OrderPlaced(Order {|#0:{|#1:Order|}|});",
        Message("Order.Id", "OrderId", "JsonConverter"),
        Message("Order.More", "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>", "JsonExtensionData"));

    [Fact]
    public Task A_converter_to_names_is_reported_if_the_assembly_writes_numbers() => RuleTest<ConverterMustBeReplacedAnalyzer>.Reports(
        Event("Text")
            .Replace(
                "public sealed class IdConverter",
                "[assembly: TrackedEventDefaults(EnumFormat = EnumFormat.Number)]\npublic sealed class IdConverter",
                StringComparison.Ordinal),
        Message("Field", "Text", "JsonConverter"));

    [Theory]
    [InlineData("Plain")]
    [InlineData("Text")]
    [InlineData("OldText?")]
    [InlineData("DayOfWeek")]
    [InlineData("JsonElement")]
    [InlineData("[property: JsonConverter(typeof(JsonStringEnumConverter))] DayOfWeek")]
    [InlineData("[property: EventValue(typeof(IdWriter))] OrderId")]
    [InlineData("[property: EventValue(typeof(IdWriter))] OrderId?")]
    [InlineData("[property: EventValue(typeof(PlainWriter)), JsonConverter(typeof(IdConverter))] Plain")]
    [InlineData("[property: JsonIgnore] OrderId")]
    [InlineData("Dictionary<string, JsonElement>")]
    public Task A_field_with_a_value_writer_or_without_a_converter_is_not_reported(string field) =>
        RuleTest<ConverterMustBeReplacedAnalyzer>.ReportsNothingFor(Unmarked(Event(field)));

    [Fact]
    public Task A_value_writer_on_the_type_or_the_assembly_is_respected() => RuleTest<ConverterMustBeReplacedAnalyzer>.ReportsNothingFor(
        Unmarked(
            Event("OrderId")
                .Replace(
                    "public sealed class IdConverter",
                    "[assembly: EventValue(typeof(OrderId), typeof(IdWriter))]\npublic sealed class IdConverter",
                    StringComparison.Ordinal)));

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<ConverterMustBeReplacedAnalyzer>.ReportsNothingFor(
        Types + """
        [TrackedEvent("com.example.order.placed")]
        #pragma warning disable EVT207
        public sealed partial record OrderPlaced(OrderId Id);
        #pragma warning restore EVT207
        """);

    private static string Event(string field) =>
        $"{Types}\n[TrackedEvent(\"com.example.order.placed\")]\npublic sealed partial record OrderPlaced({field} {{|#0:Field|}}, int "
            + "Last);";

    private static string Unmarked(string source) => source.Replace("{|#0:Field|}", "Field", StringComparison.Ordinal);

    private static string Message(string path, string type, string attribute) =>
        $"'{path}: {type}' has [{attribute}], which has no effect on events; give it a value writer with [EventValue]";
}
