namespace EventTracking.Tool.Inference.Statistics;

/// <summary>Recognizes strings that look like the names of enum members, unlike ids, dates and sentences.</summary>
internal static class EnumMemberName
{
    private const int MaxNameLength = 40;

    /// <summary>Ids and dates have longer runs of digits.</summary>
    private const int MaxDigits = 2;

    /// <summary>Whether a string looks like the name of an enum member.</summary>
    public static bool Matches(string text) =>
        text.Length <= MaxNameLength
        && text is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..]
        && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ' ' or '.')
        && !HasManyDigits(text);

    private static bool HasManyDigits(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > MaxDigits)
                return true;
        }

        return false;
    }
}
