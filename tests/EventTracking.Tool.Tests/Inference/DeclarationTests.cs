namespace EventTracking.Tool.Tests.Inference;

/// <summary>What is declared for the events of a log: names, files, nested records, and data that is not an object.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void A_record_has_a_parameter_for_each_field_and_documents_its_counts()
    {
        var files = Inferred.FilesOfLines(
            Inferred.Line("org.example.video.stopped", """{"video_id":"a<b","currentTime":86.75,"reason":null}"""),
            Inferred.Line("org.example.video.stopped", """{"video_id":"","currentTime":1,"reason":"end","speed":2}"""));

        Assert.Equal(
            """
            using System.Text.Json.Serialization;
            using EventTracking;

            namespace Events;

            /// <summary>Describe when <c>org.example.video.stopped</c> is emitted. Proposed from 2 lines.</summary>
            /// <param name="VideoId">In all 2 lines; for example <c>"a&lt;b"</c>.</param>
            /// <param name="CurrentTime">In all 2 lines; for example <c>86.75</c>.</param>
            /// <param name="Reason">In all 2 lines; null in 1; for example <c>"end"</c>.</param>
            /// <param name="Speed">In 1 of 2 lines; for example <c>2</c>.</param>
            [TrackedEvent("org.example.video.stopped")]
            public sealed partial record VideoStopped(
                string VideoId,
                [property: JsonPropertyName("currentTime")] double CurrentTime,
                string? Reason,
                [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Speed = null);

            """,
            Assert.Single(files).Value);
    }

    [Fact]
    public void Of_two_names_that_become_one_the_one_in_snake_case_keeps_it() => Assert.Equal(
        """[property: JsonPropertyName("userId")] int UserId2, int UserId""",
        Inferred.Parameters(Inferred.FilesOf("""{"userId":1,"user_id":2}""")["SomeEvent.cs"], "SomeEvent"));

    [Fact]
    public void Objects_of_equal_shape_share_a_record_across_events()
    {
        var files = Inferred.FilesOfLines(
            Inferred.Line("org.example.thread.created", """{"options":{"followed":true,"pinned":null},"own":{"a":1}}"""),
            Inferred.Line("org.example.comment.created", """{"options":{"pinned":null,"followed":false}}"""));

        Assert.Equal(["CommentCreated.cs", "Options.cs", "ThreadCreated.cs"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Options Options, ThreadCreatedOwn Own", Inferred.Parameters(files["ThreadCreated.cs"], "ThreadCreated"));
        Assert.Equal("Options Options", Inferred.Parameters(files["CommentCreated.cs"], "CommentCreated"));
        Assert.Contains("in <c>options</c>; 2 in the log", files["Options.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_items_has_a_name_in_singular()
    {
        var code = Inferred.FilesOf("""{"categories":[{"id":1}],"lines":{"/a":{"sku":"x"}}}""")["SomeEvent.cs"];

        Assert.Equal(
            "IReadOnlyList<SomeEventCategory> Categories, IReadOnlyDictionary<string, SomeEventLine> Lines",
            Inferred.Parameters(code, "SomeEvent"));
    }

    [Fact]
    public void An_event_without_fields_is_an_empty_record() =>
        Assert.Contains("public sealed partial record SomeEvent;\n", Inferred.FilesOf("{}")["SomeEvent.cs"], StringComparison.Ordinal);

    [Fact]
    public void Data_that_is_not_an_object_has_a_record_of_its_own()
    {
        var code = Inferred.FilesOf("""{"a":1}""", "\"a=1\"", "null")["SomeEvent.cs"];

        Assert.Equal("int A", Inferred.Parameters(code, "SomeEvent"));
        Assert.Contains("/// <param name=\"Data\">1 string, 1 null; for example <c>\"a=1\"</c>.</param>", code, StringComparison.Ordinal);
        Assert.Contains(
            "public sealed record SomeEventValue(JsonElement Data) : ITrackedEvent<SomeEventValue>", code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_whose_names_are_data_has_a_record_for_any_JSON() => Assert.Contains(
        "public sealed record SomeEvent(JsonElement Data) : ITrackedEvent<SomeEvent>",
        Inferred.FilesOf("""{"/a":1,"/b":2,"/c":3}""")["SomeEvent.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Names_without_a_namespace_are_allowed_by_a_pattern()
    {
        var files = Inferred.FilesOfLines(Inferred.Line("play_video", "{}"), Inferred.Line("/courses/1", "{}"), Inferred.Line("/", "{}"));

        Assert.Equal([".editorconfig", "Paths.cs", "PlayVideo.cs"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(
            @"event_tracking_additional_name_pattern = /\S*|[a-z]+(_[a-z]+)*", files[".editorconfig"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_object_remains_JSON_if_the_event_would_exceed_the_default_field_limit()
    {
        var nested = $"{{{string.Join(",", Enumerable.Range(0, 400).Select(static i => $"\"field_a{i}\":{i}"))}}}";
        var data = $$"""{"first":{{nested}},"second":{{nested}}}""";

        Assert.Equal("JsonElement First, JsonElement Second", Inferred.Parameters(Inferred.FilesOf(data)["SomeEvent.cs"], "SomeEvent"));
    }
}
