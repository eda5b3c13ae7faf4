namespace EventTracking.Tests.Support;

/// <summary>A temporary file that is deleted on disposal.</summary>
internal sealed class SomeFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");

    /// <summary>The lines so far; the file may still be open for writing.</summary>
    public string[] Lines()
    {
        using var reader = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $".{System.IO.Path.GetFileName(Path)}.lock"));
    }
}
