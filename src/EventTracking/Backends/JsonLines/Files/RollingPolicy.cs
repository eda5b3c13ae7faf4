namespace EventTracking.JsonLines.Files;

/// <summary>Says when a new file is due.</summary>
internal sealed class RollingPolicy(JsonLinesOptions options)
{
    public bool IsOn => options.MaxFileSize is not null || options.RollingInterval is not RollingInterval.None;

    private DateOnly Today => DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);

    /// <summary>The day that a file belongs to: that of its last line, for one that was there before.</summary>
    public DateOnly DayOf(LineFile file) => file.Length == 0 ? Today : DateOnly.FromDateTime(file.LastWriteTimeUtc);

    /// <remarks>
    /// Any other day will do, an earlier one as well: after a clock was ten years ahead for a moment, no file must wait for ten
    /// years.
    /// </remarks>
    public bool IsDue(LineFile file, DateOnly day, int length) =>
        IsOn && file.Length is > 0 and var size
        && (size + length > options.MaxFileSize || (options.RollingInterval is RollingInterval.Day && day != Today));
}
