namespace EventTracking.AspNetCore.Browser;

/// <summary>Why an event was not accepted. It contains no values of the page.</summary>
/// <param name="Path">The path of the wrong value in the event's data; empty for the event itself.</param>
/// <param name="Reason">What is wrong.</param>
internal readonly record struct Rejection(string Path, string Reason)
{
    private const int MaxPathLength = 200;

    public static Rejection Of(EventReadError error) => new(Safe(error.Path), error.Reason);

    /// <summary>
    /// The page chooses the names of unknown fields and the keys of dictionaries. A name with characters other than those of identifiers is
    /// quoted in the path; it may be a value, so the path ends before it.
    /// </summary>
    private static string Safe(string path)
    {
        var length = path.IndexOf('"', StringComparison.Ordinal) is >= 0 and var quote ? quote : path.Length;
        length = Math.Min(length, MaxPathLength);
        return length == path.Length ? path : $"{path.AsSpan(0, length).TrimEnd('.')}...";
    }
}
