using EventTracking.Batching.Spooling.Files.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>System calls that fail when a test says so, and act on real files otherwise.</summary>
internal sealed class FailingSpoolCalls : SpoolCalls
{
    /// <summary>Called before a write. Returns the result, a smaller length to write less, or <see langword="null"/> to proceed.</summary>
    public Func<int?> Writing { get; init; } = static () => null;

    public Func<int?> Syncing { get; init; } = static () => null;

    public Func<int?> SyncingFolder { get; init; } = static () => null;

    public Func<int?> Reserving { get; init; } = static () => null;

    public Func<int?> Locking { get; init; } = static () => null;

    public Func<int?> CheckingAccess { get; init; } = static () => null;

    public Func<string?> FindingNetwork { get; init; } = static () => null;

    public uint? PretendedUser { get; init; }

    public int Syncs { get; private set; }

    public override uint User => PretendedUser ?? base.User;

    public override int Write(SafeFileHandle file, long offset, ReadOnlySpan<byte> bytes) => Writing() switch
    {
        null => base.Write(file, offset, bytes),
        > 0 and var length => base.Write(file, offset, bytes[..length]),
        { } error => error,
    };

    public override int Sync(SafeFileHandle file)
    {
        Syncs++;
        return Syncing() ?? base.Sync(file);
    }

    public override int SyncFolder(SafeFileHandle folder) => SyncingFolder() ?? base.SyncFolder(folder);

    public override int Reserve(SafeFileHandle file, long offset, long length) => Reserving() ?? base.Reserve(file, offset, length);

    public override int LockExclusively(SafeFileHandle file) => Locking() ?? base.LockExclusively(file);

    public override int CheckAccess(string folder) => CheckingAccess() ?? base.CheckAccess(folder);

    public override string? NetworkFileSystem(SafeFileHandle folder) => FindingNetwork() ?? base.NetworkFileSystem(folder);
}
