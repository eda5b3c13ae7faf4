namespace EventTracking.Backends.JsonLines.Files;

/// <summary>The mode, owner and group of a file.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Owner">The user id of the owner; <see langword="null"/> if unknown.</param>
/// <param name="Group">The group id; <see langword="null"/> if unknown.</param>
internal readonly record struct FilePermissions(UnixFileMode Mode, uint? Owner, uint? Group)
{
    private const UnixFileMode Writes = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // Written by hand: the version of the compiler makes the JIT compile EqualityComparer for each of the three types at startup.
    public bool Equals(FilePermissions other) => Mode == other.Mode && Owner == other.Owner && Group == other.Group;

    public override int GetHashCode() => HashCode.Combine(Mode, Owner, Group);

    /// <summary>
    /// Gets the permissions of the lock file: users who can write to the file can read and write the lock file, others can do neither.
    /// A process that can only read the file cannot open the lock file, and so cannot block writers.
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
