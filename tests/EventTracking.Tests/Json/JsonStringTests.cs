using System.Text;
using System.Text.Json;
using EventTracking.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class JsonStringTests
{
    private const byte Untouched = 0xAA;

    [Fact]
    public void Text_of_every_kind_matches_the_plain_writer() => Fuzz.Run(seed: 3, static random =>
    {
        var text = SomeText.Wild(random);
        Assert.Equal(PlainJsonString.Escape(text), Write(text, out var replaced));
        Assert.Equal(PlainJsonString.CountLoneSurrogates(text), replaced);
    });

    [Fact]
    public void Text_round_trips_through_a_reader() => Fuzz.Run(seed: 4, static random =>
    {
        var text = SomeText.Wild(random);
        using var document = JsonDocument.Parse($"\"{Write(text, out _)}\"");
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), document.RootElement.GetString());
    });

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Each_character_among_other_scripts_matches_the_plain_writer(int length)
    {
        var text = new char[length];
        Array.Fill(text, 'ж');
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var place = character % length;
            text[place] = (char)character;
            if (Write(text, out _) != PlainJsonString.Escape(text))
                Assert.Fail($"U+{character:X4} at position {place} of {length}");
            text[place] = 'ж';
        }
    }

    [Fact]
    public void A_surrogate_pair_is_never_split()
    {
        for (var before = 0; before < 30; before++)
        {
            for (var after = 0; after < 20; after++)
            {
                var text = $"{new string('ж', before)}🐟{new string('ж', after)}\"".ToCharArray();
                Assert.Equal(PlainJsonString.Escape(text), Write(text, out var replaced));
                Assert.Equal(0, replaced);
            }
        }
    }

    private static string Write(char[] text, out int replaced)
    {
        var room = JsonString.MaxLength(text.Length);
        var destination = new byte[room + 16];
        Array.Fill(destination, Untouched);
        replaced = 0;

        var written = JsonString.Write(text, ref destination[0], ref replaced);

        if (destination.AsSpan(room).ContainsAnyExcept(Untouched))
            Assert.Fail("Bytes after the buffer were written.");
        return Encoding.UTF8.GetString(destination, 0, written);
    }
}
