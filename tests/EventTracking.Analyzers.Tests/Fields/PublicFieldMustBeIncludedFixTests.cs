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
    public Task A_field_is_included() =>
        FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.Rewrites(Source, Fixed("JsonInclude"));

    [Fact]
    public Task A_field_is_ignored() =>
        FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.Rewrites(Source, Fixed("JsonIgnore"));

    [Fact]
    public Task Ignoring_a_field_removes_an_existing_condition() =>
        FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.Rewrites(
            Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)", "{|EVT205:Note|}"),
            Conditional("JsonIgnore", "Note"));

    [Fact]
    public Task Including_a_field_keeps_an_existing_condition() =>
        FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.Rewrites(
            Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)", "{|EVT205:Note|}"),
            Conditional("JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] [JsonInclude", "Note"));

    [Fact]
    public async Task No_fix_is_offered_for_a_field_of_another_type()
    {
        const string source =
            """
            public sealed class Line { public string Sku { get; init; } = ""; public decimal Weight; }

            [EventTracking.TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Line {|EVT205:Line|}) { public Line? {|EVT205:Last|} { get; init; } }
            """;
        await FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedFix>.OffersNothingFor(source);
        await FixTest<PublicFieldMustBeIncludedAnalyzer, PublicFieldMustBeIncludedOrIgnoredFix>.OffersNothingFor(source);
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
