using System.IO.Compression;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Compresses rolled files. Either the file or its compressed form is complete at any time: the compressed form is written under
/// a temporary name, synced and renamed before the file is deleted.
/// </summary>
internal sealed class RolledFileCompressor(LineFileSystem files)
{
    private const string TemporaryExtension = ".tmp";
    private const int Chunk = 64 * 1024;

    /// <summary>Compresses a file, unless a stopped process may still be writing to it.</summary>
    /// <param name="path">The path. The caller ensures that nothing else compresses the file at the same time.</param>
    /// <param name="lockFile">The lock file; <see langword="null"/> to lock the file itself.</param>
    /// <param name="cancellationToken">Cancels the compression and leaves the file unchanged.</param>
    public void Compress(string path, LineFile? lockFile, CancellationToken cancellationToken)
    {
        using var file = files.TryOpen(path);
        if (file is null)
            return;

        var locked = lockFile ?? file;
        if (!file.WriteLock.TryLock(locked, file, path))
            return;

        try
        {
            Compress(file, path, cancellationToken);
        }
        finally
        {
            locked.Unlock(file.WriteLock);
        }
    }

    private void Compress(LineFile file, string path, CancellationToken cancellationToken)
    {
        var compressed = path + RolledNames.CompressedExtension;
        var temporary = compressed + TemporaryExtension;
        long length;
        try
        {
            length = Write(file, temporary, cancellationToken);
            File.Move(temporary, compressed, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        files.SyncFolder(Path.GetDirectoryName(path)!);

        // A program that does not use the lock may have appended to the file.
        if (file.Length == length)
            File.Delete(path);
    }

    /// <returns>The number of bytes of the file that were compressed.</returns>
    private long Write(LineFile file, string target, CancellationToken cancellationToken)
    {
        // A crash may have left a temporary file, or a link may have this name: it is deleted, not followed.
        File.Delete(target);
        using var stream = files.CreateNew(target, file.Permissions);
        var length = Copy(file, stream, cancellationToken);
        files.Sync(stream.SafeFileHandle);
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, file.LastWriteTimeUtc);
        return length;
    }

    private static long Copy(LineFile file, FileStream target, CancellationToken cancellationToken)
    {
        using var stream = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        var bytes = new byte[Chunk];
        long offset = 0;
        while (file.Read(bytes, offset) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Write(bytes, 0, count);
            offset += count;
        }

        return offset;
    }
}
