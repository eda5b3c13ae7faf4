using System.Text;
using System.Text.Json;
using EventTracking.Serialization;
using Xunit;

namespace EventTracking.Tests.Serialization.Fast;

public sealed class JsonStringTests
{
    private const byte Untouched = 0xAA;

    [Fact]
    public void Text_of_every_kind_is_written_as_the_plain_writer_does() => Fuzz.Run(seed: 3, static random =>
    {
        var text = SomeText.Wild(random);
        Assert.Equal(PlainJsonString.Escape(text), Write(text, out var replaced));
        Assert.Equal(PlainJsonString.CountLoneSurrogates(text), replaced);
    });

    [Fact]
    public void A_reader_gets_the_text_back() => Fuzz.Run(seed: 4, static random =>
    {
        var text = SomeText.Wild(random);
        using var document = JsonDocument.Parse($"\"{Write(text, out _)}\"");
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), document.RootElement.GetString());
    });

    [Fact]
    public void Each_character_is_written_as_the_plain_writer_does()
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            char[] text = [(char)character];
            Assert.Equal(PlainJsonString.Escape(text), Write(text, out _));
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
            Assert.Fail("Bytes behind the room were written.");
        return Encoding.UTF8.GetString(destination, 0, written);
    }
}
