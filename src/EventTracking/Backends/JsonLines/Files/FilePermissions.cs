namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Who may do what with a file.</summary>
/// <param name="Mode">The permissions.</param>
/// <param name="Owner">The user, and <paramref name="Group"/> the group; <see langword="null"/> if the system does not say.</param>
/// <param name="Group">The group.</param>
internal readonly record struct FilePermissions(UnixFileMode Mode, uint? Owner, uint? Group)
{
    private const UnixFileMode Writes = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // Written out: the compiler's own would have EqualityComparer compiled for each of the three types before the first event.
    public bool Equals(FilePermissions other) => Mode == other.Mode && Owner == other.Owner && Group == other.Group;

    public override int GetHashCode() => HashCode.Combine(Mode, Owner, Group);

    /// <summary>
    /// The permissions of a lock file: those who may write to the file may read and write it, others neither. A process that may only
    /// read the file cannot open it, and so cannot lock it.
    /// </summary>
    public FilePermissions ForLockFile
    {
        get
        {
            var writes = (Mode & Writes) | UnixFileMode.UserWrite;
            return this with { Mode = writes | (UnixFileMode)((int)writes << 1) };
        }
    }
}
