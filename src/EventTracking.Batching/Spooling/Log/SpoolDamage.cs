namespace EventTracking;

/// <summary>A place in a spool that cannot be read.</summary>
public sealed class SpoolDamage
{
    internal SpoolDamage(string path, long offset, long lostEvents) => (Path, Offset, LostEvents) = (path, offset, lostEvents);

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the offset of the damage in the file, in bytes.</summary>
    public long Offset { get; }

    /// <summary>
    /// Gets the number of events that are lost. If a whole file cannot be read, this is 0, and the events that the next file proves to be
    /// missing are reported as a second damage at its start.
    /// </summary>
    public long LostEvents { get; }

    /// <inheritdoc/>
    public override string ToString() => LostEvents is 0
        ? $"'{Path}' cannot be read at offset {Offset}."
        : $"{LostEvents} events are lost: they are damaged or missing at offset {Offset} of '{Path}'.";
}
