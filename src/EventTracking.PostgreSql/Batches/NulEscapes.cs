namespace EventTracking.PostgreSql.Batches;

/// <summary>Replaces the escape sequence of U+0000, which PostgreSQL's <c>jsonb</c> refuses, by that of U+FFFD.</summary>
internal static class NulEscapes
{
    /// <summary>Returns whether there may be one: the sequence can also follow an escaped backslash.</summary>
    /// <param name="json">JSON as UTF-8.</param>
    public static bool MayOccurIn(ReadOnlySpan<byte> json) => json.IndexOf("\\u0000"u8) >= 0;

    /// <summary>Replaces them in place.</summary>
    /// <param name="json">JSON as UTF-8.</param>
    /// <returns>How many were replaced.</returns>
    public static int Replace(Span<byte> json)
    {
        var count = 0;
        for (var rest = json; rest.IndexOf("\\u0000"u8) is var at and >= 0; rest = rest[(at + 2)..])
        {
            if (!IsEscaped(rest[..at]))
            {
                "fffd"u8.CopyTo(rest[(at + 2)..]);
                count++;
            }
        }

        return count;
    }

    /// <summary>Returns whether the backslash after this text belongs to the backslash before it.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> before) => (before.Length - 1 - before.LastIndexOfAnyExcept((byte)'\\')) % 2 != 0;
}
