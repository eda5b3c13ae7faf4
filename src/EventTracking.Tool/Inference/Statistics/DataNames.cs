using System.Buffers;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>Recognizes names of fields that are data, such as ids and addresses.</summary>
internal static class DataNames
{
    /// <summary>A run of hexadecimal digits from this length on is part of an id, if it has both letters and digits.</summary>
    private const int MinHexRun = 8;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("/\\:@+=&?#%");

    /// <summary>Whether at least half of the names look like data. There must be one.</summary>
    public static bool AreMostOf(IEnumerable<string> names)
    {
        var (all, data) = (0, 0);
        foreach (var name in names)
        {
            all++;
            if (LooksLikeData(name))
                data++;
        }

        return all > 0 && data * 2 >= all;
    }

    private static bool LooksLikeData(string name) =>
        name.Length == 0
        || char.IsAsciiDigit(name[0])
        || name.AsSpan().ContainsAny(Punctuation)
        || name.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c))
        || HasHexRun(name);

    private static bool HasHexRun(string name)
    {
        var (length, digits) = (0, 0);
        foreach (var c in name)
        {
            (length, digits) = char.IsAsciiHexDigit(c) ? (length + 1, digits + (char.IsAsciiDigit(c) ? 1 : 0)) : (0, 0);
            if (length >= MinHexRun && digits > 0 && digits < length)
                return true;
        }

        return false;
    }
}
