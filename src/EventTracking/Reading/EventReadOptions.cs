namespace EventTracking;

/// <summary>Determines what <see cref="EventReader"/> accepts.</summary>
public sealed class EventReadOptions
{
    /// <summary>Gets whether fields that the event does not have are errors. By default they are skipped.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Gets the maximum size of a line or of data in bytes. The default is that of <see cref="EventLimits.MaxEventBytes"/>, 256 KiB;
    /// <see cref="int.MaxValue"/> means no limit.
    /// </summary>
    public int MaxBytes { get; init; } = 256 * 1024;

    internal static EventReadOptions Default { get; } = new();
}
