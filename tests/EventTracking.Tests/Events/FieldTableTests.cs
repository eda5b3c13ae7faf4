using System.Collections.Immutable;
using EventTracking.CompilerServices;
using EventTracking.Events;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Events;

/// <summary>The table in which generated code describes the fields of an event.</summary>
public sealed class FieldTableTests
{
    [Fact]
    public void A_line_contains_wire_name_kind_name_and_documentation() => Assert.Equal(
        [
            ("VideoId", "video_id", FieldJsonType.String, false, "The video, as \"you\" know it."),
            ("Grade", "grade", FieldJsonType.Number, true, null),
        ],
        Read("video_id string VideoId The video, as \"you\" know it.\ngrade number? Grade").Select(Values));

    [Theory]
    [InlineData("any", FieldJsonType.Any)]
    [InlineData("boolean", FieldJsonType.Boolean)]
    [InlineData("integer", FieldJsonType.Integer)]
    [InlineData("number", FieldJsonType.Number)]
    [InlineData("string", FieldJsonType.String)]
    [InlineData("array", FieldJsonType.Array)]
    [InlineData("object", FieldJsonType.Object)]
    public void Every_JSON_kind_has_a_keyword(string word, FieldJsonType type) =>
        Assert.Equal(type, Read($"a {word} A")[0].JsonType);

    [Theory]
    [InlineData("\\u0020a\\u0020", " a ")]
    [InlineData("\\\"\\\\n\\\"", "\"\\n\"")]
    [InlineData("\\u000a\\u2028\\u00Ff", "\n\u2028ÿ")]
    [InlineData("", "")]
    [InlineData("größe", "größe")]
    public void A_backslash_escapes_in_a_wire_name(string word, string name) =>
        Assert.Equal(name, Read($"{word} string A")[0].WireName);

    [Fact]
    public void A_table_without_lines_has_no_fields() => Assert.Empty(FieldTable.Read("format 1", VideoStopped.Descriptor));

    /// <summary>Generated code may be in a repository that converts line endings to CRLF.</summary>
    [Fact]
    public void The_line_break_does_not_matter() =>
        Assert.Equal(
            Read("a string A One.\nb string B").Select(Values),
            FieldTable.Read("format 1\r\na string A One.\r\nb string B", VideoStopped.Descriptor).Select(Values));

    [Theory]
    [InlineData("video_id")]
    [InlineData("video_id string")]
    [InlineData("video_id String VideoId")]
    [InlineData("video_id string?? VideoId")]
    [InlineData("video_id  string VideoId")]
    [InlineData("video_id ? VideoId")]
    [InlineData("a string A\n")]
    [InlineData("\\n string A")]
    [InlineData("\\u002 string A")]
    [InlineData("\\u002g string A")]
    [InlineData("\\ string A")]
    public void A_malformed_line_is_rejected_and_quoted(string table)
    {
        var exception = Assert.Throws<FormatException>(() => Read(table));
        Assert.Contains($"'{table.Split('\n')[^1]}' describes no field", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format 2\na string A", "format 2")]
    [InlineData("format 10", "format 10")]
    [InlineData("a string A", "a string A")]
    [InlineData("", "")]
    public void An_unknown_format_names_the_event_and_the_assembly_to_rebuild(string table, string firstLine)
    {
        var descriptor = GeneratedEvents.Describe<VideoStopped>("registry.format", 1, null, table);

        Assert.Equal(
            $"The fields of the event 'registry.format' are in an unknown format ('{firstLine}', not 'format 1'). "
            + "Build 'EventTracking.Tests' with the version of EventTracking that the application uses.",
            Assert.Throws<FormatException>(() => descriptor.Fields).Message);
    }

    [Fact]
    public void Fields_are_parsed_on_first_use_and_cached()
    {
        var broken = GeneratedEvents.Describe<VideoStopped>("registry.table", 2, "Documented.", "format 1\nbroken");
        Assert.Equal(("registry.table", 2, "Documented."), (broken.Name, broken.Version, broken.Documentation));
        Assert.Throws<FormatException>(() => broken.Fields);

        var descriptor = GeneratedEvents.Describe<VideoStopped>("registry.table", 1, null, "format 1\na string A");
        Assert.Same(descriptor.Fields[0], descriptor.Fields[0]);
    }

    private static (string Name, string WireName, FieldJsonType JsonType, bool IsNullable, string? Documentation) Values(
        TrackedEventField field) =>
        (field.Name, field.WireName, field.JsonType, field.IsNullable, field.Documentation);

    private static ImmutableArray<TrackedEventField> Read(string lines) => FieldTable.Read($"format 1\n{lines}", VideoStopped.Descriptor);
}
