namespace EventTracking.Backends.JsonLines.Files;

/// <summary>A file that was rolled.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Day">The day on which it was begun.</param>
/// <param name="Number">Its place in the order of rolled files.</param>
/// <param name="IsCompressed">Whether it is the compressed form.</param>
internal sealed record RolledFile(string Path, DateOnly Day, long Number, bool IsCompressed);
