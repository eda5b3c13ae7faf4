using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling;

/// <summary>The folder of a spool: its path, the spool in it, and the file for dead letters.</summary>
internal sealed class SpoolFolder
{
    private readonly string _path;

    private SpoolFolder(string path, SpoolHolder holder) => (_path, Holder) = (path, holder);

    public SpoolHolder Holder { get; }

    /// <inheritdoc cref="SpoolHolder.Open"/>
    public static SpoolFolder Open(BatchingOptions options, BackendAccount account, SpoolDelivery delivery)
    {
        var instances = new SpoolInstances(options.Spool!.Files, options.Spool.Path);
        return instances.OpenFirstFree(
            path => new SpoolFolder(path, SpoolHolder.Open(options, path, instances, account, delivery)));
    }

    /// <summary>Creates the backend for dead letters in the folder. Each is on disk before the cursor passes its event.</summary>
    /// <exception cref="SpoolFolderException">The folder cannot be created. The spool is closed then.</exception>
    public JsonLinesBackend CreateDeadLetters()
    {
        try
        {
            return CreateBackend();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Holder.Dispose();
            throw new SpoolFolderException(
                _path, $"Its folder for dead letters cannot be created: {exception.Message}", "Remove what is in its place.", exception);
        }
    }

    private JsonLinesBackend CreateBackend()
    {
        var folder = Path.Combine(_path, "dead");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new JsonLinesBackend(Path.Combine(folder, "events.jsonl"), new JsonLinesOptions
        {
            BlockSize = 64 * 1024,
            Durability = JsonLinesDurability.Disk,
            UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}
