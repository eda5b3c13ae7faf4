using System.Globalization;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Derives and recognizes the names of the files that are rolled from one path: <c>events.jsonl</c> becomes
/// <c>events.2026-11-23.000042.jsonl</c>, and <c>.gz</c> is appended when it is compressed.
/// </summary>
/// <remarks>
/// The extension is the text from the last dot on, unless that dot is the first or the last character (<c>.events</c>) or the
/// extension is <c>.gz</c>: no two paths share a rolled name, and a rolled file is never taken for a compressed one.
/// </remarks>
internal sealed class RolledNames
{
    public const string CompressedExtension = ".gz";

    /// <summary>Larger numbers are never written, and files that have one are foreign.</summary>
    public const long LargestNumber = 999_999_999;

    /// <summary>The length of <c>yyyy-MM-dd</c>.</summary>
    private const int DayLength = 10;

    private readonly string _start;
    private readonly string _extension;

    public RolledNames(string path)
    {
        Folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path);
        var dot = name.LastIndexOf('.');
        var hasExtension = dot > 0 && dot < name.Length - 1
            && !name.AsSpan(dot).Equals(CompressedExtension, StringComparison.OrdinalIgnoreCase);

        _extension = hasExtension ? name[dot..] : "";
        _start = name[..(name.Length - _extension.Length)] + '.';
    }

    /// <summary>The folder of the path, and of the rolled files.</summary>
    public string Folder { get; }

    public string PathOf(DateOnly day, long number) => Path.Combine(Folder, string.Create(
        CultureInfo.InvariantCulture,
        $"{_start}{day.Year:D4}-{day.Month:D2}-{day.Day:D2}.{Digits(number)}{_extension}"));

    /// <summary>Recognizes a rolled file by its path.</summary>
    /// <returns><see langword="null"/> if <see cref="PathOf"/> returns this path for no day and number.</returns>
    public RolledFile? Parse(string candidate)
    {
        var rest = Path.GetFileName(candidate.AsSpan());
        var isCompressed = rest.EndsWith(CompressedExtension, StringComparison.Ordinal);
        if (isCompressed)
            rest = rest[..^CompressedExtension.Length];
        if (!rest.StartsWith(_start, StringComparison.Ordinal) || !rest.EndsWith(_extension, StringComparison.Ordinal)
            || rest.Length < _start.Length + DayLength + 1 + _extension.Length)
        {
            return null;
        }

        rest = rest[_start.Length..^_extension.Length];
        return DateOnly.TryParseExact(rest[..DayLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && rest[DayLength] == '.'
            && TryReadNumber(rest[(DayLength + 1)..], out var number)
                ? new RolledFile(candidate, day, number, isCompressed)
                : null;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number is > 0 and <= LargestNumber
        && digits.SequenceEqual(Digits(number));

    private static string Digits(long number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
