using System.Text;
using EventTracking.Inspector.Declaring;

namespace EventTracking.Inspector.Tests.Declaring;

/// <summary>Declarations for events that were emitted without one.</summary>
public sealed class DeclarationTextTests
{
    [Theory]
    [InlineData("""{"text":"a","count":1,"ratio":1.5,"flag":true,"none":null}""",
        "string Text, long Count, double Ratio, bool Flag, string? None")]
    [InlineData("""{"tags":["a"],"mixed":[1,"a"],"numbers":[1,2.5],"nested":{"a":1},"empty":[]}""",
        "IReadOnlyList<string> Tags, JsonElement Mixed, IReadOnlyList<double> Numbers, JsonElement Nested, JsonElement Empty")]
    [InlineData("""{"videoId":"v"}""", "[property: JsonPropertyName(\"videoId\")] string VideoId")]
    [InlineData("""{"page-viewed":1,"1st":2,"":3,"emit":4}""",
        "[property: JsonPropertyName(\"page-viewed\")] long PageViewed2, [property: JsonPropertyName(\"1st\")] long N1st, "
            + "[property: JsonPropertyName(\"\")] long Field, [property: JsonPropertyName(\"emit\")] long Emit2")]
    [InlineData("{}", "")]
    public void Each_field_becomes_a_parameter(string data, string parameters) => Assert.Equal(
        $"[TrackedEvent(\"com.example.page.viewed\")]\npublic sealed partial record PageViewed({parameters});",
        DeclarationText.Of("com.example.page.viewed", Encoding.UTF8.GetBytes($$"""{"name":"x","data":{{data}}}""")));

    [Theory]
    [InlineData("""{"name":"x","data":[1]}""")]
    [InlineData("""{"name":"x","data":null}""")]
    [InlineData("""{"name":"x"}""")]
    public void Data_that_is_not_an_object_has_no_declaration(string line) =>
        Assert.Null(DeclarationText.Of("com.example.page.viewed", Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void No_name_can_leave_its_literal()
    {
        var text = DeclarationText.Of("a\")]\nclass X; // \u2028\u202e\"", """{"data":{}}"""u8.ToArray());

        Assert.NotNull(text);
        Assert.Equal(2, text.Split('\n').Length);
        Assert.DoesNotContain('\u202e', text);
        Assert.Contains("\\u0022)]\\nclass X", text, StringComparison.Ordinal);
    }
}
