namespace EventTracking.Batching.Spooling.Log;

internal enum AppendStatus
{
    /// <summary>The events are durable.</summary>
    Appended,

    /// <summary>The events do not fit into <see cref="SpoolLogOptions.MaxBytes"/>.</summary>
    Full,

    /// <summary>The disk failed. The same events can be appended again.</summary>
    Failed,
}

/// <summary>The result of <see cref="SpoolLog.Append"/>.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Error">The error of the disk, if it failed.</param>
/// <param name="LineBytes">The total size of the lines in bytes, if they were appended.</param>
internal readonly record struct AppendResult(AppendStatus Status, IOException? Error = null, long LineBytes = 0);
