namespace EventTracking.Shared;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-tracking-");

    /// <summary>The names of the files in the folder, in order, without lock files.</summary>
    public string[] Files =>
    [
        .. _folder.GetFiles().Select(static file => file.Name)
            .Where(static name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string FullName => _folder.FullName;

    /// <summary>The path of a file in the folder, which need not be there.</summary>
    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file into the folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
