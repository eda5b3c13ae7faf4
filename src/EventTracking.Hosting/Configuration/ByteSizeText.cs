using System.Globalization;

namespace EventTracking.Hosting.Configuration;

/// <summary>Reads sizes such as <c>4096</c>, <c>32MB</c> (32,000,000 bytes) and <c>64KiB</c> (65,536 bytes).</summary>
internal static class ByteSizeText
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KiB", 1L << 10),
        ("MiB", 1L << 20),
        ("GiB", 1L << 30),
        ("TiB", 1L << 40),
        ("KB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
        ("TB", 1_000_000_000_000),
        ("B", 1),
    ];

    public static bool TryParse(string text, out long bytes)
    {
        var number = text.AsSpan().Trim();
        var unit = Array.Find(Units, unit => text.AsSpan().Trim().EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        if (unit.Unit is not null)
            number = number[..^unit.Unit.Length].TrimEnd();

        bytes = 0;
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;

        var factor = unit.Unit is null ? 1 : unit.Bytes;
        if (count > long.MaxValue / factor)
            return false;

        bytes = count * factor;
        return true;
    }
}
