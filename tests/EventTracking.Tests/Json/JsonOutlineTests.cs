using System.Text;
using System.Text.Json;
using EventTracking.Json;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class JsonOutlineTests
{
    [Fact]
    public void The_outline_matches_the_names_and_brackets_of_any_JSON()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var json = SomeJson(new Random(seed));
            Assert.Equal(FoundByReader(json), Found(json, out var isAtEnd));
            Assert.True(isAtEnd);
        }
    }

    [Fact]
    public void A_value_is_incomplete_until_its_last_byte()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var json = SomeJson(new Random(seed));
            for (var length = 1; length < json.Length; length++)
            {
                _ = Found(json.AsSpan(0, length), out var isAtEnd);
                Assert.False(isAtEnd, Encoding.UTF8.GetString(json, 0, length));
            }
        }
    }

    [Fact]
    public void Scanning_invalid_JSON_terminates()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = (byte)"{}[]\"\\:,a0 \n\u0001"[random.Next(13)];
            Assert.InRange(Found(bytes, out _).Count, 0, bytes.Length);
        }
    }

    private static List<string> Found(ReadOnlySpan<byte> json, out bool isAtEnd)
    {
        var found = new List<string>();
        var outline = new JsonOutline(json);
        while (outline.Read())
        {
            found.Add(
                $"{outline.TokenType} {outline.Depth} "
                    + $"{(outline.TokenType is JsonOutline.Token.Name ? Encoding.UTF8.GetString(outline.Name) : "")}");
        }

        isAtEnd = outline.IsAtEnd;
        return found;
    }

    private static List<string> FoundByReader(byte[] json)
    {
        var found = new List<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
                found.Add($"Name {reader.CurrentDepth} {Encoding.UTF8.GetString(reader.ValueSpan)}");
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                found.Add($"Start {reader.CurrentDepth} ");
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                found.Add($"End {reader.CurrentDepth} ");
        }

        return found;
    }

    private static byte[] SomeJson(Random random) => Encoding.UTF8.GetBytes(SomeObject(random, depth: 0));

    private static string SomeObject(Random random, int depth) =>
        $"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"{SomeString(random)}:{SomeValue(random, depth + 1)}"))}}}";

    private static string SomeValue(Random random, int depth) => random.Next(depth > 4 ? 3 : 5) switch
    {
        0 => SomeString(random),
        1 => "-12.5e3",
        2 => random.Next(2) == 0 ? "null" : "true",
        3 => SomeObject(random, depth),
        _ => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => SomeValue(random, depth + 1)))}]",
    };

    /// <summary>Strings with characters that resemble JSON syntax.</summary>
    private static string SomeString(Random random)
    {
        string[] parts = ["a", "{", "}", "[", "]", ":", ",", "\\\"", "\\\\", "\\u00e9", "ж", " "];
        return $"\"{string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]))}\"";
    }
}
