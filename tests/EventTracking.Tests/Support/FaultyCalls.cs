using EventTracking.Backends.JsonLines.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Tests.Support;

/// <summary>
/// The calls to the operating system, each of which can be told to fail as a sick disk would have it. Everything that is not told
/// to fail is done to a real file.
/// </summary>
internal sealed class FaultyCalls : UnixCalls
{
    /// <summary>Asked before a write of so many bytes: <see langword="null"/> to do it, fewer bytes to do a part of it, or an error.</summary>
    public Func<int, int?> Writing { get; set; } = static _ => null;

    /// <summary>Asked before a sync of a file or a folder, a cut, a lock and an opening: <see langword="null"/> to do it, or an error.</summary>
    public Func<int?> Syncing { get; set; } = static () => null;

    public Func<int?> SyncingFolder { get; set; } = static () => null;

    public Func<int?> Truncating { get; set; } = static () => null;

    public Func<int?> Locking { get; set; } = static () => null;

    public Func<int?> Opening { get; set; } = static () => null;

    /// <summary>Asked before a file is renamed: <see langword="null"/> to do it, or an error.</summary>
    public Func<string, int?> Renaming { get; set; } = static _ => null;

    /// <summary>Asked before space for so many bytes is reserved: <see langword="null"/> to do it, or an error.</summary>
    public Func<long, int?> Reserving { get; set; } = static _ => null;

    /// <summary>What the file system is taken for; what it is, unless set.</summary>
    public bool? PretendsExt4 { get; set; }

    /// <summary>How often a file was written to, and synced with success.</summary>
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
