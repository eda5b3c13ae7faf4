namespace EventTracking.JsonLines.Files;

/// <summary>What a lock is for: each part of a lock file is a lock of its own.</summary>
internal enum LockPart
{
    /// <summary>Writing to the current file, and rolling it.</summary>
    Writing,

    /// <summary>Deleting and compressing rolled files.</summary>
    Upkeep,
}
