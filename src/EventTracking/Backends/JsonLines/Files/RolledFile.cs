using System.Globalization;

namespace EventTracking.JsonLines.Files;

/// <summary>A file that was rolled: <c>events.2026-11-23.000042.jsonl</c>, perhaps with <c>.gz</c> behind it.</summary>
/// <param name="number">Its place in the order of rolled files.</param>
/// <param name="path">Where it is.</param>
internal sealed class RolledFile(long number, string path)
{
    public const string CompressedExtension = ".gz";

    private const string DayFormat = "yyyy-MM-dd";

    public long Number => number;

    public string Path => path;

    public bool IsCompressed => Path.EndsWith(CompressedExtension, StringComparison.Ordinal);

    public static string PathOf(string path, DateOnly day, long number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Stem(path)}.{day.ToString(DayFormat, CultureInfo.InvariantCulture)}.{number:D6}{System.IO.Path.GetExtension(path)}");

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

        return rest.Length > DayFormat.Length + 1
            && rest[DayFormat.Length] == '.'
            && DateOnly.TryParseExact(rest[..DayFormat.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && long.TryParse(rest[(DayFormat.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new RolledFile(number, candidate)
                : null;
    }

    private static string Stem(string path) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(path) ?? "",
        System.IO.Path.GetFileNameWithoutExtension(path));
}
