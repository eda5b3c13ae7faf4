using System.Text.Json;
using CsCheck;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>What System.Text.Json writes as a string reads back as the same string here.</summary>
public sealed class TextTests
{
    [Fact]
    public void Strings_including_lone_surrogates_match_System_Text_Json() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char['\uD000', '\uE000'], 0, 20]).Sample(
            static value => Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteString(value)))));

    [Fact]
    public void Every_character_matches_System_Text_Json()
    {
        var characters = Enumerable.Range(0, char.MaxValue + 1).Select(static c => (char)c).ToArray();

        var json = Written.By((ref writer) =>
        {
            writer.WriteRaw("["u8);
            foreach (var character in characters)
            {
                writer.WriteSeparator();
                writer.WriteChar(character);
            }

            writer.WriteRaw("]"u8);
        });

        Assert.Equal(
            JsonSerializer.Deserialize<string[]>(JsonSerializer.Serialize(characters)),
            JsonSerializer.Deserialize<string[]>(json));
    }

    [Fact]
    public void Guids_match_System_Text_Json() =>
        Gen.Guid.Sample(static value => Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteGuid(value)))));

    [Fact]
    public void Byte_arrays_match_System_Text_Json() => Gen.Byte.Array[0, 300].Sample(static value =>
    {
        Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteBase64(value))));
        Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteBase64(value.AsSpan()))));
    });

    [Theory]
    [InlineData("https://courses.example.org/a b?c=é#d")]
    [InlineData("/relative/path")]
    [InlineData("")]
    public void Uris_match_System_Text_Json(string address)
    {
        var value = new Uri(address, UriKind.RelativeOrAbsolute);
        Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteUri(value))));
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4")]
    public void Versions_match_System_Text_Json(string version)
    {
        var value = new Version(version);
        Assert.Equal(Expected(value), Parsed(Written.By((ref writer) => writer.WriteVersion(value))));
    }

    [Fact]
    public void Null_is_written_as_null()
    {
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteString((string?)null)));
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteUri((Uri?)null)));
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteVersion((Version?)null)));
        Assert.Equal("null", Written.By(static (ref writer) => writer.WriteBase64((byte[]?)null)));
    }

    [Fact]
    public void A_string_longer_than_the_buffer_is_complete()
    {
        var value = string.Concat(Enumerable.Repeat("é\u2028x", 100_000));

        Assert.Equal(value, Parsed(Written.By((ref writer) => writer.WriteString(value))));
    }

    private static string? Expected<T>(T value) => Parsed(JsonSerializer.Serialize(value));

    private static string? Parsed(string json) => JsonSerializer.Deserialize<string>(json);
}
