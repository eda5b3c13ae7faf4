using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Batching.Spooling.Files.Unix;

/// <summary>
/// The lock of a spool: a lock of the operating system on a file that names the owner. It ends with the process, however that ends.
/// </summary>
/// <remarks>.NET's own locks (<see cref="FileShare"/>) can be disabled by an environment variable.</remarks>
internal sealed class UnixSpoolLock(SpoolCalls calls, UnixSpoolFileSystem files)
{
    /// <summary>How often to look for the name of an owner that has only just taken the lock.</summary>
    private const int MaxAttempts = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    public IDisposable Take(string folder)
    {
        var path = Path.Combine(folder, SpoolFileSystem.LockName);
        for (var attempt = 1; ; attempt++)
        {
            if (TryTake(folder, path, isLast: attempt == MaxAttempts) is { } taken)
                return taken;
            Thread.Sleep(Pause);
        }
    }

    /// <returns><see langword="null"/> to try again.</returns>
    private SafeFileHandle? TryTake(string folder, string path, bool isLast)
    {
        var handle = Open(folder, path);
        var isTaken = false;
        try
        {
            var result = ErrorNumber.Uninterrupted(() => calls.LockExclusively(handle));
            if (result < 0)
            {
                CheckHeld(folder, -result);
                var owner = ReadOwner(handle);
                return owner is null && !isLast ? null : throw new SpoolInUseException(folder, owner);
            }

            // A lock on a deleted file would exclude no other process.
            if (!IsAt(handle, path))
                return isLast ? throw new IOException($"The file '{path}' keeps being replaced. Find out what replaces it.") : null;

            WriteOwner(handle);
            isTaken = true;
            return handle;
        }
        finally
        {
            if (!isTaken)
                handle.Dispose();
        }
    }

    private SafeFileHandle Open(string folder, string path)
    {
        try
        {
            return files.OpenOrCreate(path);
        }
        catch (IOException exception) when (exception.HResult
            is ErrorNumber.PermissionDenied or ErrorNumber.NotPermitted or ErrorNumber.ReadOnlyFileSystem)
        {
            throw new SpoolFolderException(
                folder, exception.Message, "Check that the user of this process may create and change files in it.", exception);
        }
    }

    /// <summary>Throws unless the error means that the lock is held through another open file.</summary>
    private static void CheckHeld(string folder, int error)
    {
        const int TryAgainOutsideLinux = 35;
        if (error is ErrorNumber.TryAgain or ErrorNumber.PermissionDenied or TryAgainOutsideLinux)
            return;

        var failure = ErrorNumber.Exception(error, "Its lock file cannot be locked");
        throw new SpoolFolderException(folder, failure.Message, "Choose a folder on a file system with locks.", failure);
    }

    /// <summary>Returns whether the locked file still has its name.</summary>
    private bool IsAt(SafeFileHandle handle, string path) =>
        calls.Status(handle, out var own) < 0 || (calls.StatusOfLink(path, out var other) >= 0 && own.IsSameFileAs(in other));

    /// <remarks>A failure is ignored: the lock is held, and the owner is only needed for an error message.</remarks>
    private void WriteOwner(SafeFileHandle handle)
    {
        // Emptied first: that needs no disk space, so a dead owner's id never stays in the file.
        calls.Truncate(handle, 0);
        calls.Write(handle, 0, SpoolLockOwner.Current.ToBytes());
    }

    private SpoolLockOwner? ReadOwner(SafeFileHandle handle)
    {
        Span<byte> content = stackalloc byte[SpoolLockOwner.MaxLength];
        var length = calls.Read(handle, 0, content);
        return length > 0 ? SpoolLockOwner.Parse(content[..length]) : null;
    }
}
