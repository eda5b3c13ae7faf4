using EventTracking.Batching.Spooling.Files;

namespace EventTracking;

/// <summary>The exception that is thrown when another spool, in this or another process, uses the same folder.</summary>
public sealed class SpoolInUseException : IOException
{
    internal SpoolInUseException(string path, SpoolLockOwner? owner)
        : base($"The spool '{path}' is in use by {owner?.ToString() ?? "another process"}. Give each spool its own path; "
            + "'{instance}' in a path is replaced by the first free number.") =>
        (Path, ProcessId) = (path, owner?.ProcessId);

    /// <summary>Gets the path of the folder.</summary>
    public string Path { get; }

    /// <summary>Gets the id of the process that uses the folder.</summary>
    /// <value><see langword="null"/> if it is unknown because the process has not written it yet or had no disk space to do so.</value>
    public int? ProcessId { get; }
}
