using System.Text;
using EventTracking.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class PlainTextTests
{
    private const int Guard = 80;
    private const byte Untouched = 0xAA;

    [Fact]
    public void Plain_text_of_every_length_is_copied_exactly() => Fuzz.Run(seed: 1, static random => AssertCopied(SomeText.Plain(random)));

    [Fact]
    public void A_single_special_character_is_always_detected() => Fuzz.Run(seed: 2, static random =>
    {
        var text = SomeText.NearlyPlain(random);
        if (PlainJsonString.IsPlain(text))
            AssertCopied(text);
        else
            Assert.False(Copy(text, out _));
    });

    [Fact]
    public void Each_character_is_classified_the_same_in_every_position()
    {
        int[] lengths = [.. Enumerable.Range(1, 20), 31, 32, 33, 63, 64, 65, 129];
        char[] characters =
            [.. Enumerable.Range(0, 0x180).Select(static i => (char)i), '\u2022', '\u225C', '\u7F22', '\u8022', '\uFF5C', '\uFFFF'];
        foreach (var length in lengths)
        {
            var text = new char[length];
            Array.Fill(text, 'x');
            for (var place = 0; place < length; place++)
            {
                foreach (var character in characters)
                {
                    text[place] = character;
                    if (Copy(text, out _) != PlainJsonString.IsPlain(text))
                        Assert.Fail($"U+{(int)character:X4} at position {place} of {length}");
                }

                text[place] = 'x';
            }
        }
    }

    private static void AssertCopied(char[] text)
    {
        Assert.True(Copy(text, out var bytes));
        Assert.Equal(Encoding.ASCII.GetBytes(text), bytes);
    }

    /// <summary>Copies from between quotes to between guard bytes, which reveal reads or writes outside the text.</summary>
    private static bool Copy(char[] text, out byte[] copy)
    {
        char[] source = [.. new string('"', Guard), .. text, .. new string('"', Guard)];
        var destination = new byte[Guard + text.Length + Guard];
        Array.Fill(destination, Untouched);

        var isPlain = PlainText.TryCopy(source.AsSpan(Guard, text.Length), ref destination[Guard]);

        if (destination.AsSpan(0, Guard).ContainsAnyExcept(Untouched)
            || destination.AsSpan(Guard + text.Length).ContainsAnyExcept(Untouched))
        {
            Assert.Fail($"Bytes outside the buffer were written for '{new string(text)}'.");
        }

        copy = destination[Guard..^Guard];
        return isPlain;
    }
}
