using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Tests.Support;

/// <summary>
/// Operating system calls that can be made to fail like a faulty disk. Calls that are not
/// made to fail operate on real files.
/// </summary>
internal sealed class FaultyCalls : UnixCalls
{
    /// <summary>Called before a write with its length. Returns null to write, a smaller count for a partial write, or an error.</summary>
    public Func<int, int?> Writing { get; set; } = static _ => null;

    /// <summary>Called before a sync, truncation, lock or open. Returns <see langword="null"/> to proceed, or an error.</summary>
    public Func<int?> Syncing { get; set; } = static () => null;

    public Func<int?> SyncingFolder { get; set; } = static () => null;

    public Func<int?> Truncating { get; set; } = static () => null;

    public Func<int?> Locking { get; set; } = static () => null;

    public Func<int?> Opening { get; set; } = static () => null;

    /// <summary>Called before a rename. Returns <see langword="null"/> to proceed, or an error.</summary>
    public Func<string, int?> Renaming { get; set; } = static _ => null;

    /// <summary>Called before space is reserved. Returns <see langword="null"/> to proceed, or an error.</summary>
    public Func<long, int?> Reserving { get; set; } = static _ => null;

    /// <summary>Overrides the detected file system.</summary>
    public bool? PretendsExt4 { get; set; }

    /// <summary>The number of writes and of successful syncs.</summary>
    public int Writes { get; private set; }

    public int Syncs { get; private set; }

    public override int Open(string path) => Opening() ?? base.Open(path);

    public override int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        Writes++;
        return Writing(bytes.Length) switch
        {
            null => base.Write(file, bytes),
            < 0 and var error => error,
            { } part => base.Write(file, bytes[..part]),
        };
    }

    public override bool IsOnExt4(SafeFileHandle file) => PretendsExt4 ?? base.IsOnExt4(file);

    public override int Reserve(SafeFileHandle file, long offset, long length) => Reserving(length) ?? base.Reserve(file, offset, length);

    public override int Sync(SafeFileHandle file)
    {
        if (Syncing() is { } error)
            return error;

        Syncs++;
        return base.Sync(file);
    }

    public override int SyncFolder(SafeFileHandle folder) => SyncingFolder() ?? base.SyncFolder(folder);

    public override int Truncate(SafeFileHandle file, long length) => Truncating() ?? base.Truncate(file, length);

    public override int Lock(SafeFileHandle file, long part) => Locking() ?? base.Lock(file, part);

    public override int Rename(string from, string to) => Renaming(to) ?? base.Rename(from, to);
}
