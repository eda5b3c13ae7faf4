using System.Globalization;

namespace EventTracking.JsonLines.Files;

/// <summary>A file that was rolled: <c>events.2026-11-23.000042.jsonl</c>, perhaps with <c>.gz</c> behind it.</summary>
/// <param name="number">Its place in the order of rolled files.</param>
/// <param name="path">Where it is.</param>
internal sealed class RolledFile(long number, string path)
{
    public const string CompressedExtension = ".gz";

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    private const int DayLength = 10;

    public long Number => number;

    public string Path => path;

    public bool IsCompressed => Path.EndsWith(CompressedExtension, StringComparison.Ordinal);

    public static string PathOf(string path, DateOnly day, long number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Stem(path)}.{day.Year:D4}-{day.Month:D2}-{day.Day:D2}.{number:D6}{System.IO.Path.GetExtension(path)}");

    /// <summary>Recognises the files that were rolled from a path.</summary>
    public static RolledFile? Parse(string path, string candidate)
    {
        var (before, after) = (Stem(path) + '.', System.IO.Path.GetExtension(path));
        var rest = candidate.AsSpan();
        if (!rest.StartsWith(before, StringComparison.Ordinal))
            return null;
        rest = rest[before.Length..];
        if (rest.EndsWith(CompressedExtension, StringComparison.Ordinal))
            rest = rest[..^CompressedExtension.Length];
        if (!rest.EndsWith(after, StringComparison.Ordinal))
            return null;
        rest = rest[..^after.Length];

        return rest.Length > DayLength + 1
            && IsDay(rest[..DayLength])
            && rest[DayLength] == '.'
            && TryRead(rest[(DayLength + 1)..], out var number)
                ? new RolledFile(number, candidate)
                : null;
    }

    private static bool IsDay(ReadOnlySpan<char> text) =>
        TryRead(text[..4], out var year) && year >= 1
        && text[4] == '-'
        && TryRead(text[5..7], out var month) && month is >= 1 and <= 12
        && text[7] == '-'
        && TryRead(text[8..], out var day) && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month);

    private static bool TryRead(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Stem(string path) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(path) ?? "",
        System.IO.Path.GetFileNameWithoutExtension(path));
}
