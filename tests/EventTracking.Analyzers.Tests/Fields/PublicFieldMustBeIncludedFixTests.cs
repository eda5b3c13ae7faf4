using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.CodeFixes.Fields;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class PublicFieldMustBeIncludedFixTests
{
    private const string Source =
        """
        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id)
        {
            /// <summary>How often it was tried.</summary>
            public int {|EVT205:Attempt|}; // from one on

            [System.Obsolete]
            public int {|EVT205:First|}, {|EVT205:Second|} = 2;
        }
        """;

    [Fact]
    public Task A_field_is_written() => FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.Turns(Source, Fixed("JsonInclude"));

    [Fact]
    public Task A_field_is_ignored() => FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.Turns(Source, Fixed("JsonIgnore"));

    [Fact]
    public Task A_condition_is_taken_away_where_the_field_is_ignored() =>
        FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.Turns(
            Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)", "{|EVT205:Note|}"), Conditional("JsonIgnore", "Note"));

    [Fact]
    public Task A_condition_stays_where_the_field_is_written() => FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.Turns(
        Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)", "{|EVT205:Note|}"),
        Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] [JsonInclude", "Note"));

    [Fact]
    public async Task The_field_of_another_type_is_left_to_its_author()
    {
        const string Source =
            """
            public sealed class Line { public string Sku { get; init; } = ""; public decimal Weight; }

            [EventTracking.TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Line {|EVT205:Line|}) { public Line? {|EVT205:Last|} { get; init; } }
            """;
        await FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.OffersNothingFor(Source);
        await FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.OffersNothingFor(Source);
    }

    private static string Fixed(string attribute) =>
        $$"""
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id)
        {
            /// <summary>How often it was tried.</summary>
            [{{attribute}}]
            public int Attempt; // from one on

            [System.Obsolete]
            [{{attribute}}]
            public int First, Second = 2;
        }
        """;

    private static string Conditional(string attributes, string name) =>
        $$"""
        using System.Text.Json.Serialization;

        [EventTracking.TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(string Id) { [{{attributes}}] public string? {{name}}; }
        """;
}
