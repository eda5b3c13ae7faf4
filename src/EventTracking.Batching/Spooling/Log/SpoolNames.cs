using System.Globalization;

namespace EventTracking.Batching.Spooling.Log;

/// <summary>The names of the files in a spool.</summary>
internal static class SpoolNames
{
    public const string Cursor = "cursor";

    /// <summary>Replaces <see cref="Cursor"/>, and is replaced by it, after a failed sync: no file is synced again after that.</summary>
    public const string OtherCursor = "cursor.2";

    /// <summary>Appended to the name of a segment that cannot be read.</summary>
    public const string Damaged = ".damaged";

    private const string Extension = ".seg";
    private const int Digits = 20;

    public static string Segment(long first) => first.ToString($"D{Digits}", CultureInfo.InvariantCulture) + Extension;

    /// <summary>Returns the first sequence of a segment by its name.</summary>
    public static bool IsSegment(string name, out long first)
    {
        first = 0;
        return name.Length == Digits + Extension.Length && name.EndsWith(Extension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out first);
    }
}
