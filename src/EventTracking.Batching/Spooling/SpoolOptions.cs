using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Files;

namespace EventTracking;

/// <summary>
/// Options of a spool: a durable queue on disk that keeps the events of a <see cref="BatchingBackend"/> until the destination has accepted
/// them, across crashes, restarts and outages.
/// </summary>
public sealed class SpoolOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="path">The absolute path of the folder; see <see cref="Path"/>.</param>
    public SpoolOptions(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = path;
    }

    /// <summary>
    /// Gets the absolute path of the folder. It is created if it is missing, accessible to the user of the process only. One backend of
    /// one process uses it at a time. In a path with <c>{instance}</c>, each of several processes replaces it by the lowest free number.
    /// </summary>
    public string Path { get; }

    /// <summary>
    /// Gets the maximum number of bytes on disk, including reserved space. The spool consists of files of a quarter of this size, at most
    /// 16 MiB; a file is deleted when all its events are delivered. At least 1 MiB. Default: 1 GiB.
    /// </summary>
    /// <remarks>An event of more than an eighth of this size is dropped as <see cref="DropReason.Oversize"/>.</remarks>
    public long MaxBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>
    /// Gets what an event survives once it counts as durable: a flush waits for that, and only then is the event delivered. Default:
    /// <see cref="SpoolDurability.Disk"/>.
    /// </summary>
    public SpoolDurability Durability { get; init; } = SpoolDurability.Disk;

    /// <summary>
    /// Gets what happens to an event if the spool has reached <see cref="MaxBytes"/> or the disk is full. Default:
    /// <see cref="QueueFullPolicy.DropNewest"/>, the new event is dropped as <see cref="DropReason.DiskFull"/>.
    /// <see cref="QueueFullPolicy.DropOldest"/> removes the oldest file with all its events, which are counted as
    /// <see cref="DropReason.Retention"/>.
    /// </summary>
    public QueueFullPolicy WhenFull { get; init; } = QueueFullPolicy.DropNewest;

    /// <summary>
    /// Gets how long an event is kept if the destination does not accept it. Older events are removed, a whole file at a time, and counted
    /// as <see cref="DropReason.Retention"/>. Time while the process does not run does not count, so that a wrong system clock removes
    /// nothing. Default: <see langword="null"/>, no limit.
    /// </summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Gets the file system.</summary>
    internal ISpoolFileSystem Files { get; init; } = SpoolFileSystem.Default;

    /// <summary>
    /// Returns the names of the invalid options, each with the allowed values; empty if all are valid. The constructor of
    /// <see cref="BatchingBackend"/> throws for invalid options.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Validate() => SpoolSettings.Errors(this);
}
