using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>Foreign JSON in an event keeps its value, on one line.</summary>
public sealed class EmbeddedJsonTests
{
    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.OneOfConst("null", "true", "false", "1.50", "-0", "1e400", "123456789012345678901234567890", "1E+2", "0.10"),
        Gen.String.Select(static text => JsonSerializer.Serialize(text)),
        Gen.Double.Where(double.IsFinite).Select(static number => JsonSerializer.Serialize(number)));

    private static readonly Gen<string> Values = Gen.Recursive<string>(static (depth, inner) => depth > 4 ? Scalars : Gen.OneOf(
        Scalars,
        inner.Array[0, 4].Select(static items => $"[ {string.Join(" ,\n", items)} ]"),
        Gen.Select(Gen.String, inner).Array[0, 4].Select(static members =>
            $"{{\t{string.Join(",", members.DistinctBy(static member => member.Item1).Select(static member => $"{JsonSerializer.Serialize(member.Item1)} : {member.Item2}"))} }}")));

    [Fact]
    public void Elements_nodes_and_documents_are_written_unchanged() => Values.Sample(static json =>
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        var node = JsonNode.Parse(json);

        AssertSame(element, Written.By((ref writer) => writer.WriteJsonElement(element)));
        AssertSame(element, Written.By((ref writer) => writer.WriteJsonDocument(document)));
        AssertSame(element, Written.By((ref writer) => writer.WriteJsonNode(node)));
    });

    [Theory]
    [InlineData("1.50")]
    [InlineData("-0")]
    [InlineData("1e400")]
    [InlineData("1E+2")]
    [InlineData("123456789012345678901234567890.10")]
    public void Numbers_keep_their_digits(string number)
    {
        Assert.Equal(number, Written.By((ref writer) => writer.WriteJsonElement(JsonElement.Parse(number))));
        Assert.Equal(number, Written.By((ref writer) => writer.WriteJsonNode(JsonNode.Parse(number))));
    }

    [Fact]
    public void Whitespace_is_removed_and_order_is_kept() =>
        Assert.Equal(
            """{"b":[1,{"c":null}],"a":"","d":[]}""",
            Written.By(
                static (ref writer) =>
                    writer.WriteJsonElement(JsonElement.Parse(" { \"b\" : [ 1 , { \"c\" : null } ] ,\r\n \"a\":\"\", \"d\":[ ] } "))));

    [Fact]
    public void Comments_and_trailing_commas_are_removed()
    {
        var element = SomeJson.Of(
            """{"a":1, /* why */ "b":[1,2,],}""",
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

        Assert.Equal("""{"a":1,"b":[1,2]}""", Written.By((ref writer) => writer.WriteJsonElement(element)));
    }

    [Fact]
    public void Nodes_built_in_code_are_written()
    {
        var node = new JsonObject { ["a"] = 1, ["b"] = new JsonArray(1.5, "x", null, new DateTime(2026, 11, 23)) };

        Assert.Equal("""{"a":1,"b":[1.5,"x",null,"2026-11-23T00:00:00"]}""", Written.By((ref writer) => writer.WriteJsonNode(node)));
    }

    [Fact]
    public void Missing_JSON_is_written_as_null()
    {
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteJsonElement(default(JsonElement))));
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteJsonNode((JsonNode?)null)));
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteJsonDocument((JsonDocument?)null)));
    }

    [Fact]
    public void Unwritable_JSON_becomes_a_reported_null()
    {
        using var tracking = new CollectingTracker();
        var document = JsonDocument.Parse("[1]");
        var element = document.RootElement;
        document.Dispose();

        tracking.Tracker.Emit("test.event", element);
        tracking.Tracker.Emit("test.event", new Dictionary<string, object?> { ["number"] = JsonValue.Create(double.NaN), ["after"] = 1 });

        Assert.Equal(["{}", """{"number":null,"after":1}"""], tracking.Events.Select(static collected => collected.Data.GetRawText()));
        Assert.Equal(2, tracking.Failures(TrackingFailureKind.FieldFailed));
    }

    private static void AssertSame(JsonElement expected, string json)
    {
        Assert.True(JsonElement.DeepEquals(expected, JsonElement.Parse(json)), json);
        Assert.Equal(Numbers(expected.GetRawText()), Numbers(json));
        Assert.Equal(json, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)).ReplaceLineEndings("|"));
    }

    private static List<string> Numbers(string json)
    {
        var numbers = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Number)
                numbers.Add(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        return numbers;
    }
}
