using System.Globalization;
using System.Text;

namespace EventTracking.Json;

/// <summary>Reads the text between the quotes of a JSON string.</summary>
/// <remarks>
/// The framework's reader rejects an escaped lone surrogate, <c>"\ud800"</c>, which JSON allows and Python writes. Here it is decoded; the
/// writer then replaces and reports it.
/// </remarks>
internal static class JsonStringBody
{
    /// <summary>Decodes UTF-8 and escapes into UTF-16.</summary>
    /// <param name="body">The bytes of a valid string token, without the quotes.</param>
    /// <param name="destination">At least as many characters as <paramref name="body"/> has bytes.</param>
    /// <returns>The number of characters written.</returns>
    public static int Decode(ReadOnlySpan<byte> body, Span<char> destination)
    {
        var written = 0;
        while (true)
        {
            var escape = body.IndexOf((byte)'\\');
            var run = escape < 0 ? body : body[..escape];
            written += Encoding.UTF8.GetChars(run, destination[written..]);
            if (escape < 0)
                return written;

            var letter = body[escape + 1];
            destination[written++] = letter is (byte)'u' ? Hex(body.Slice(escape + 2, 4)) : Short(letter);
            body = body[(escape + (letter is (byte)'u' ? 6 : 2))..];
        }
    }

    private static char Hex(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static char Short(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        _ => (char)letter,
    };
}
