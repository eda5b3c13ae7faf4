using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class FieldNamesMustDifferTests
{
    private const string Usings = "using System.Collections.Generic;\nusing System.Text.Json.Serialization;\nusing EventTracking;\n";

    [Theory]
    [InlineData("string VideoId, string {|#0:Video_Id|}", "'Video_Id' and 'VideoStopped.VideoId' have the same wire name 'video_id'")]
    [InlineData("string Id, string {|#0:ID|}", "'ID' and 'VideoStopped.Id' have the same wire name 'id'")]
    [InlineData(
        "string Id, [property: JsonPropertyName(\"id\")] string {|#0:VideoId|}",
        "'VideoId' and 'VideoStopped.Id' have the same wire name 'id'")]
    [InlineData(
        "[property: JsonPropertyName(\"\")] int A, [property: JsonPropertyName(\"\")] int {|#0:B|}",
        "'B' and 'VideoStopped.A' have the same wire name ''")]
    [InlineData("[property: JsonPropertyOrder(1)] string {|#0:Id|}, string ID", "'Id' and 'VideoStopped.ID' have the same wire name 'id'")]
    public Task Two_fields_with_the_same_name_are_reported_at_the_second(string fields, string message) =>
        RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
            $"{Usings}\n[TrackedEvent(\"org.edx.video.stop\")]\npublic sealed partial record VideoStopped({fields});",
            message + "; rename one of them, for example with [JsonPropertyName]");

    [Fact]
    public Task Every_further_field_with_the_name_is_reported() => RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
        Usings
            + """[TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(int Id, int {|#0:ID|}, [property: JsonPropertyName("id")] int {|#1:Other|});""",
        "'ID' and 'VideoStopped.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]",
        "'Other' and 'VideoStopped.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]");

    [Fact]
    public Task A_conflict_with_an_inherited_field_is_reported_at_the_events_own_field() => RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
        Usings + """
        public abstract record VideoEvent(string ID);

        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(string {|#0:Id|}, string ID) : VideoEvent(ID);
        """,
        "'ID' and 'VideoStopped.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]");

    [Fact]
    public Task A_conflict_of_inherited_fields_is_reported_at_the_event() => RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
        Usings + """
        public abstract record VideoEvent(string Id, string ID);

        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record {|#0:VideoStopped|}(string Id, string ID) : VideoEvent(Id, ID);
        """,
        "'ID' and 'VideoEvent.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]");

    [Fact]
    public Task Members_of_a_nested_object_are_reported_at_the_field() => RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
        Usings + """
        public sealed record Segment(int Id, int ID);
        [JsonDerivedType(typeof(Clip), "clip")] public record Video(int Id, int ID);
        public sealed record Clip(int Id, int ID, int Start) : Video(Id, ID);

        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped(List<Segment> {|#0:Segments|}, Dictionary<string, Video> {|#1:Videos|});
        """,
        "'Segments[].ID' and 'Segment.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]",
        "'Videos{}.ID' and 'Video.Id' have the same wire name 'id'; rename one of them, for example with [JsonPropertyName]");

    [Theory]
    [InlineData("", "[JsonPropertyName(\"$type\")] ", "$type")]
    [InlineData(", JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")", "", "kind")]
    public Task A_member_with_the_name_of_the_discriminator_is_reported(string polymorphic, string named, string name) =>
        RuleTest<FieldNamesMustDifferAnalyzer>.Reports(
            $$"""
            {{Usings}}
            [JsonDerivedType(typeof(Clip), "clip"), JsonDerivedType(typeof(Still)){{polymorphic}}]
            public abstract record Video { {{named}}public string Kind => ""; }
            public sealed record Clip : Video;
            public sealed record Still : Video;

            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(Video[] {|#0:Videos|}, Clip Clip);
            """,
            $"'Videos[](Clip).Kind' and the discriminator of 'Video' have the same wire name '{name}'; rename one of them, for example "
                + "with [JsonPropertyName]");

    [Fact]
    public Task A_member_with_the_default_discriminator_name_is_not_reported_without_a_discriminator() =>
        RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
            Usings + """
            [JsonDerivedType(typeof(Clip)), JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            public abstract record Video { public string Kind => ""; [JsonPropertyName("$type")] public int Type => 1; }
            public sealed record Clip : Video;

            [TrackedEvent("org.edx.video.stop")]
            public sealed partial record VideoStopped(Video[] Videos, Clip Clip);
            """);

    [Theory]
    [InlineData("string Id, string VideoId")]
    [InlineData("string Id, [property: JsonPropertyName(\"ID\")] string ID")]
    [InlineData("string Id, [property: JsonIgnore] string ID")]
    [InlineData("string Id, [property: JsonPropertyName(\"id2\")] string ID")]
    [InlineData("string Id, Video Video")]
    [InlineData("string Id, System.Action ID")]
    public Task Distinct_wire_names_are_not_reported(string fields) => RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
        $$"""
        {{Usings}}
        public sealed record Video(int Id);
        [TrackedEvent("org.edx.video.stop")]
        public sealed partial record VideoStopped({{fields}})
        {
            internal int _Id => 1;
            public static int iD => 2;
        }
        """);

    [Fact]
    public Task The_naming_policy_of_the_assembly_is_used() => RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
        """
        [assembly: EventTracking.TrackedEventDefaults(FieldNaming = System.Text.Json.Serialization.JsonKnownNamingPolicy.Unspecified)]
        [EventTracking.TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped(int Id, int ID);
        """);

    [Fact]
    public Task A_field_that_hides_or_overrides_an_inherited_one_is_not_reported() =>
        RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
            Usings + """
            public abstract record Base { public virtual int Id => 1; public int Other => 2; }
            [TrackedEvent("org.edx.video.stop")] public sealed partial record VideoStopped : Base { public override int Id => 3; public new string Other => ""; }
            """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<FieldNamesMustDifferAnalyzer>.ReportsNothingFor(
        Usings + """
        [TrackedEvent("org.edx.video.stop")]
        #pragma warning disable EVT202
        public sealed partial record VideoStopped(string Id, string ID);
        #pragma warning restore EVT202

        [TrackedEvent("org.edx.video.play")]
        [System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Fields", "EVT202")]
        public sealed partial record VideoPlayed(string Id, string ID);
        """);
}
