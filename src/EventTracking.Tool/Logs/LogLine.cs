namespace EventTracking.Tool.Logs;

/// <summary>One line of a log.</summary>
/// <param name="number">The number of the line, from 1.</param>
/// <param name="utf8">The bytes of the line.</param>
/// <param name="isTooLong">Whether the line is longer than the limit.</param>
internal readonly ref struct LogLine(long number, ReadOnlySpan<byte> utf8, bool isTooLong)
{
    /// <summary>Gets the number of the line, from 1.</summary>
    public long Number { get; } = number;

    /// <summary>
    /// Gets the bytes without the line break, valid until the next line is read. They are empty if the line is too long, and may be any
    /// bytes otherwise.
    /// </summary>
    public ReadOnlySpan<byte> Utf8 { get; } = utf8;

    /// <summary>Gets a value indicating whether the line is longer than the limit, and was skipped.</summary>
    public bool IsTooLong { get; } = isTooLong;

    /// <summary>Gets a value indicating whether the line contains nothing but white space.</summary>
    public bool IsBlank => !IsTooLong && Utf8.Trim(" \t\r"u8).IsEmpty;
}
