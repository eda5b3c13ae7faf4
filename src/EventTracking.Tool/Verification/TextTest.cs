using System.Buffers;
using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>Tests the text of a string.</summary>
/// <param name="text">Valid UTF-8, without escapes.</param>
internal delegate bool TextTest(ReadOnlySpan<byte> text);

internal static class TextTestExtensions
{
    private const int MaxTextOnStack = 512;

    /// <summary>Tests the current string or property name. Text with an unpaired surrogate passes no test.</summary>
    public static bool IsText(this in Utf8JsonReader json, TextTest test) =>
        json.ValueIsEscaped ? IsUnescapedText(json, test) : test(json.ValueSpan);

    /// <summary>Returns whether the current string or property name is a text.</summary>
    public static bool IsText(this in Utf8JsonReader json, byte[] text) =>
        json.ValueIsEscaped ? IsUnescapedText(json, text) : json.ValueSpan.SequenceEqual(text);

    // Apart, because a lambda that captures a parameter makes every call of its method allocate.
    private static bool IsUnescapedText(in Utf8JsonReader json, byte[] text) =>
        IsUnescapedText(json, unescaped => unescaped.SequenceEqual(text));

    private static bool IsUnescapedText(in Utf8JsonReader json, TextTest test)
    {
        var length = json.ValueSpan.Length;
        var rented = length > MaxTextOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var text = rented ?? stackalloc byte[MaxTextOnStack];
        try
        {
            return test(text[..json.CopyString(text)]);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
