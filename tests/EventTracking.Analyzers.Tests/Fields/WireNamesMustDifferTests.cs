using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class WireNamesMustDifferTests
{
    private const string Types =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public enum Clash { PickUp = 1, Pick_Up = 2 }
        public enum Named { [JsonStringEnumMemberName("same")] A, [JsonStringEnumMemberName("same")] B }
        public enum Aliases { PickUp = 1, Pick_Up = 1, Other = 2 }
        public enum Different { Up, Down }
        public class D; public sealed class D1 : D; public sealed class D2 : D;

        """;

    [Theory]
    [InlineData("Clash", "Field: Clash", "writes both 'PickUp' and 'Pick_Up' as 'pick_up'; give one of them another name")]
    [InlineData("Clash?[]", "Field[]: Clash", "writes both 'PickUp' and 'Pick_Up' as 'pick_up'; give one of them another name")]
    [InlineData("Named", "Field: Named", "writes both 'A' and 'B' as 'same'; give one of them another name")]
    [InlineData("Dictionary<Named, int>", "Field{}: Named", "writes both 'A' and 'B' as 'same'; give one of them another name")]
    public Task Two_enum_members_with_the_same_name_are_reported(string type, string what, string problem) =>
        RuleTest<WireNamesMustDifferAnalyzer>.Reports(Event(type), $"'{what}' {problem}");

    [Theory]
    [InlineData(
        "[JsonDerivedType(typeof(B1), \"a\")] [JsonDerivedType(typeof(B2), \"a\")]",
        "Field(B2): B",
        "writes both 'B1' and 'B2' as '\"$type\":\"a\"'; give one of them another name")]
    [InlineData(
        "[JsonDerivedType(typeof(B1), 1)] [JsonDerivedType(typeof(B2), 1)]",
        "Field(B2): B",
        "writes both 'B1' and 'B2' as '\"$type\":1'; give one of them another name")]
    [InlineData(
        "[JsonDerivedType(typeof(B1), \"a\")] [JsonDerivedType(typeof(B1), \"b\")]",
        "Field(B1): B",
        "lists 'B1' twice; remove one of the attributes")]
    public Task A_duplicate_discriminator_and_a_duplicate_type_are_reported(string attributes, string what, string problem) =>
        RuleTest<WireNamesMustDifferAnalyzer>.Reports(
            Event("B") + $"\n{attributes} public class B; public sealed class B1 : B; public sealed class B2 : B;",
            $"'{what}' {problem}");

    [Theory]
    [InlineData("Aliases")]
    [InlineData("Different")]
    [InlineData("DayOfWeek")]
    [InlineData("D")]
    [InlineData("[property: JsonIgnore] Clash")]
    [InlineData("int")]
    public Task Distinct_names_and_several_names_of_one_value_are_not_reported(string type) =>
        RuleTest<WireNamesMustDifferAnalyzer>.ReportsNothingFor(Event(type).Replace("{|#0:Field|}", "Field", StringComparison.Ordinal));

    [Theory]
    [InlineData("[JsonDerivedType(typeof(B1), \"a\")] [JsonDerivedType(typeof(B2), \"A\")]")]
    [InlineData("[JsonDerivedType(typeof(B1), \"1\")] [JsonDerivedType(typeof(B2), 1)]")]
    [InlineData("[JsonDerivedType(typeof(B1))] [JsonDerivedType(typeof(B2))]")]
    public Task Distinct_discriminators_are_not_reported(string attributes) => RuleTest<WireNamesMustDifferAnalyzer>.ReportsNothingFor(
        Event("B").Replace("{|#0:Field|}", "Field", StringComparison.Ordinal)
        + $"\n{attributes} public class B; public sealed class B1 : B; public sealed class B2 : B;");

    [Fact]
    public Task Enums_that_are_written_as_numbers_are_not_reported() => RuleTest<WireNamesMustDifferAnalyzer>.ReportsNothingFor(
        Event("Clash").Replace("{|#0:Field|}", "Field", StringComparison.Ordinal)
            .Replace(
                "public enum Clash",
                "[assembly: TrackedEventDefaults(EnumFormat = EnumFormat.Number)]\npublic enum Clash",
                StringComparison.Ordinal));

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<WireNamesMustDifferAnalyzer>.ReportsNothingFor(
        Types + """
        #pragma warning disable EVT209
        [TrackedEvent("com.example.order.placed")] public sealed partial record OrderPlaced(Clash Clash);
        #pragma warning restore EVT209
        """);

    private static string Event(string type) =>
        $"{Types}[TrackedEvent(\"com.example.order.placed\")] public sealed partial record OrderPlaced({type} {{|#0:Field|}}, int Last);";
}
