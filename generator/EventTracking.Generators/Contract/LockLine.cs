namespace EventTracking.Generators.Contract;

/// <summary>What a line of a lock is, by how it begins.</summary>
internal static class LockLine
{
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>The indentation of a node.</summary>
    public const string Indentation = "  ";

    private static readonly string[] MergeMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    public static bool IsMergeMarker(string line) => line is ['<' or '|' or '=' or '>', ..]
        && MergeMarkers.Any(marker => line.StartsWith(marker, StringComparison.Ordinal));

    /// <summary>Whether a merge conflict begins with the line.</summary>
    public static bool OpensConflict(string line) => line.StartsWith(MergeMarkers[0], StringComparison.Ordinal);

    /// <summary>Whether a merge conflict ends with the line.</summary>
    public static bool ClosesConflict(string line) => line.StartsWith(MergeMarkers[3], StringComparison.Ordinal);

    /// <summary>Whether the line is a node, perhaps one that cannot be read.</summary>
    public static bool IsNode(string line) => line.Length > 0 && line[0] is ' ' or '\t';
}
