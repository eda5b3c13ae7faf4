namespace EventTracking.Shared;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("event-tracking-");

    /// <summary>The sorted names of the files in the folder, without lock files.</summary>
    public string[] Files =>
    [
        .. _folder.GetFiles().Select(static file => file.Name)
            .Where(static name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string FullName => _folder.FullName;

    /// <summary>Returns the path of a file in the folder. The file may not exist.</summary>
    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file into the folder.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
