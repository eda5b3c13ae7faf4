namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Decides when a new file is due.</summary>
internal sealed class RollingPolicy(JsonLinesOptions options)
{
    public bool IsEnabled => options.MaxFileSize is not null || options.RollingInterval is not RollingInterval.None;

    public DateTime Now => options.TimeProvider.GetUtcNow().UtcDateTime;

    /// <param name="size">The size of the file.</param>
    /// <param name="start">When its first event was written.</param>
    /// <param name="length">How many bytes are to be written.</param>
    /// <remarks>
    /// The interval may be any other one, also an earlier one: after a clock was ten years ahead for a moment, no file must wait for ten
    /// years.
    /// </remarks>
    public bool IsDue(long size, DateTime start, int length) =>
        IsEnabled && (size + length > options.MaxFileSize || StartOfInterval(start) != StartOfInterval(Now));

    private DateTime StartOfInterval(DateTime time) => options.RollingInterval switch
    {
        RollingInterval.Day => time.Date,
        RollingInterval.Hour => time.Date.AddHours(time.Hour),
        _ => default,
    };
}
