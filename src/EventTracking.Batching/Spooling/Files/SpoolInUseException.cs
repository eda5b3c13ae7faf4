namespace EventTracking;

/// <summary>The exception that is thrown when another spool, in this or another process, uses the same folder.</summary>
public sealed class SpoolInUseException : IOException
{
    internal SpoolInUseException(string path, int? processId)
        : base(MessageOf(path, processId)) =>
        (Path, ProcessId) = (path, processId);

    /// <summary>Gets the path of the folder.</summary>
    public string Path { get; }

    /// <summary>Gets the id of the process that uses the folder.</summary>
    /// <value><see langword="null"/> if the process has not written its id yet.</value>
    public int? ProcessId { get; }

    private static string MessageOf(string path, int? processId)
    {
        var user = processId switch
        {
            null => "another process",
            { } id when id == Environment.ProcessId => "another spool of this process",
            { } id => $"process {id}",
        };
        return $"The spool '{path}' is in use by {user}. Give each its own path; '{{instance}}' in a path is replaced by a free number.";
    }
}
