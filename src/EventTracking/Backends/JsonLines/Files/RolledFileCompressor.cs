using System.IO.Compression;

namespace EventTracking.Backends.JsonLines.Files;

/// <summary>
/// Compresses rolled files. At every instant either the file or its compressed form is whole: it is written under a temporary
/// name, synced and renamed, and only then is the file deleted.
/// </summary>
internal sealed class RolledFileCompressor(LineFileSystem files)
{
    private const string TemporaryExtension = ".tmp";
    private const int Chunk = 64 * 1024;

    /// <param name="path">The file. The caller sees to it that nothing else compresses it at the same time.</param>
    /// <param name="lockFile">Has the lock of the file; <see langword="null"/> if files are not locked.</param>
    /// <param name="cancellationToken">Leaves the file as it was.</param>
    /// <remarks>A file that another process is still writing to, because it was stopped, is left as it is.</remarks>
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

        // A program that takes no lock may have appended to it.
        if (file.Length == length)
            File.Delete(path);
    }

    /// <returns>How many bytes of the file were compressed.</returns>
    private long Write(LineFile file, string target, CancellationToken cancellationToken)
    {
        // A crash may have left the temporary file, and others may have put a link in its place: it is deleted, and not followed.
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
