namespace EventTracking.JsonLines.Files;

/// <summary>The files that were rolled from one path, in the folder of that path.</summary>
/// <remarks>Their order is that of their numbers: a clock that jumps must neither reorder files nor have young ones deleted.</remarks>
internal sealed class RolledFiles(string path)
{
    /// <summary>Moves the current file to where rolled files are. Its lock keeps others from doing so at the same time.</summary>
    /// <param name="day">The day that the file was begun on.</param>
    /// <exception cref="IOException">It cannot be moved; the message names it and the remedy.</exception>
    public void Add(DateOnly day)
    {
        try
        {
            var number = Oldest().Select(static file => file.Number).LastOrDefault() + 1;
            File.Move(path, RolledFile.PathOf(path, day, number), overwrite: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The file '{path}' cannot be rolled, and grows: {exception.Message} Check that its folder may be read and written to.",
                exception);
        }
    }

    /// <summary>All of them, the oldest first. One that is being compressed may be there in both forms.</summary>
    public RolledFile[] Oldest() =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(path)!)
            .Select(candidate => RolledFile.Parse(path, candidate))
            .OfType<RolledFile>()
            .OrderBy(static file => file.Number),
    ];

    /// <summary>Deletes the oldest, so that as many are left as are wanted.</summary>
    public void Retain(int count)
    {
        var files = Oldest();
        var kept = files.Select(static file => file.Number).Distinct().TakeLast(count).ToHashSet();
        foreach (var file in files.Where(file => !kept.Contains(file.Number)))
            File.Delete(file.Path);
    }
}
