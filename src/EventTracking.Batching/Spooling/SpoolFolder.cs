using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling;

/// <summary>The folder of a spool: its path, the spool in it, and the file for dead letters.</summary>
internal sealed class SpoolFolder
{
    private readonly ISpoolFileSystem _files;
    private readonly string _path;

    private SpoolFolder(ISpoolFileSystem files, string path, SpoolHolder holder) => (_files, _path, Holder) = (files, path, holder);

    public SpoolHolder Holder { get; }

    /// <inheritdoc cref="SpoolHolder.Open"/>
    public static SpoolFolder Open(BatchingOptions options, BackendAccount account, SpoolDelivery delivery)
    {
        var files = options.Spool!.Files;
        var instances = new SpoolInstances(files, options.Spool.Path);
        return instances.OpenFirstFree(
            path => new SpoolFolder(files, path, SpoolHolder.Open(options, path, instances, account, delivery)));
    }

    /// <summary>Creates the backend for dead letters in the folder. Each is on disk before the cursor passes its event.</summary>
    /// <exception cref="SpoolFolderException">The folder for dead letters cannot be used. The spool is closed then.</exception>
    public JsonLinesBackend CreateDeadLetters()
    {
        try
        {
            return CreateBackend();
        }
        catch (SpoolFolderException)
        {
            Holder.Dispose();
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Holder.Dispose();
            throw new SpoolFolderException(
                _path, $"Its file for dead letters cannot be opened: {exception.Message}", "Remove what is in its place.", exception);
        }
    }

    private JsonLinesBackend CreateBackend()
    {
        var folder = Path.Combine(_path, "dead");
        _files.CreateFolder(folder);
        return new JsonLinesBackend(Path.Combine(folder, "events.jsonl"), new JsonLinesOptions
        {
            BlockSize = 64 * 1024,
            Durability = JsonLinesDurability.Disk,
            UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
