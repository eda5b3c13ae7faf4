namespace EventTracking;

/// <summary>The exception that is thrown when a folder cannot be used for a spool.</summary>
public sealed class SpoolFolderException : IOException
{
    /// <param name="path">The path of the folder.</param>
    /// <param name="reason">Why the folder cannot be used, as a sentence.</param>
    /// <param name="remedy">How to make it usable, as a sentence.</param>
    /// <param name="innerException">The failure that is the cause, if any.</param>
    internal SpoolFolderException(string path, string reason, string remedy, Exception? innerException = null)
        : base($"The folder '{path}' cannot be used for a spool. {reason} {remedy}", innerException) =>
        Path = path;

    /// <summary>Gets the path of the folder.</summary>
    public string Path { get; }
}
