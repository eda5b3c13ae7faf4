using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace EventTracking.Benchmarks.Limit;

/// <summary>Strings that the fast path cannot take: runs without an escape by the library's transcoder, escapes one by one.</summary>
internal static class EscapedText
{
    /// <summary>The longest form of one UTF-16 code unit, <c>\u001f</c>.</summary>
    public const int LongestEscape = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(MustBeEscaped());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte Append(ref byte at, string text)
    {
        var destination = MemoryMarshal.CreateSpan(ref at, text.Length * LongestEscape);
        var rest = text.AsSpan();
        var written = 0;
        while (true)
        {
            var escape = rest.IndexOfAny(Escaped);
            Utf8.FromUtf16(escape < 0 ? rest : rest[..escape], destination[written..], out _, out var transcoded);
            written += transcoded;
            if (escape < 0)
                return ref Unsafe.Add(ref at, written);

            written += Escape(rest[escape], destination[written..]);
            rest = rest[(escape + 1)..];
        }
    }

    private static int Escape(char unit, Span<byte> destination)
    {
        var shortForm = "\"\\\b\f\n\r\t".IndexOf(unit);
        if (shortForm < 0)
        {
            Utf8.TryWrite(destination, $"\\u{(int)unit:x4}", out var written);
            return written;
        }

        destination[0] = (byte)'\\';
        destination[1] = "\"\\bfnrt"u8[shortForm];
        return 2;
    }

    /// <summary>What JSON demands, and what breaks a line or hides in it.</summary>
    private static string MustBeEscaped() => string.Concat(Enumerable.Range(0, char.MaxValue).Select(static c => (char)c).Where(static c =>
        c is < ' ' or '"' or '\\' or (>= '\x7F' and <= '\x9F') or '\u061C' or '\u200E' or '\u200F'
            or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF'));
}
