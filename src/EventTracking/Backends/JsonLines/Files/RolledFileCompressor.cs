using System.IO.Compression;

namespace EventTracking.JsonLines.Files;

/// <summary>
/// Compresses rolled files. At every instant either the file or its compressed form is whole: it is written under a temporary
/// name, synced and renamed, and only then is the file deleted.
/// </summary>
internal sealed class RolledFileCompressor(LineFileSystem files)
{
    private const string TemporaryExtension = ".tmp";
    private const int Chunk = 64 * 1024;

    public void Compress(string path, CancellationToken cancellationToken)
    {
        // The lock tells the processes that share the file apart; the file may be gone when it is granted.
        using var file = files.TryOpen(path);
        if (file is null || !file.TryLock() || !file.IsAt(path))
            return;

        var compressed = path + RolledFile.CompressedExtension;
        var temporary = compressed + TemporaryExtension;
        try
        {
            Write(file, temporary, cancellationToken);
            Sync(temporary);
            File.Move(temporary, compressed, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        files.SyncFolder(Path.GetDirectoryName(path)!);
        File.Delete(path);
    }

    private static void Write(LineFile file, string target, CancellationToken cancellationToken)
    {
        using var stream = new GZipStream(new FileStream(target, FileMode.Create, FileAccess.Write), CompressionLevel.Optimal);
        var bytes = new byte[Chunk];
        long offset = 0;
        while (file.Read(bytes, offset) is > 0 and var count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Write(bytes, 0, count);
            offset += count;
        }
    }

    private void Sync(string path)
    {
        using var file = files.TryOpen(path);
        file?.Sync();
    }
}
