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
            var number = Oldest() is [.., var youngest] ? youngest.Number + 1 : 1;
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
    public RolledFile[] Oldest()
    {
        var files = new List<RolledFile>();
        foreach (var candidate in Directory.GetFiles(Path.GetDirectoryName(path)!))
        {
            if (RolledFile.Parse(path, candidate) is { } file)
                files.Add(file);
        }

        files.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        return [.. files];
    }

    /// <summary>Deletes the oldest, so that as many are left as are wanted.</summary>
    public void Retain(int count)
    {
        var files = Oldest();
        var superfluous = files.Length;
        for (var numbers = 0; superfluous > 0; superfluous--)
        {
            // A file that is being compressed is there in both forms, and counts once.
            var isAnother = superfluous == files.Length || files[superfluous].Number != files[superfluous - 1].Number;
            numbers += isAnother ? 1 : 0;
            if (numbers > count)
                break;
        }

        foreach (var file in files.AsSpan(0, superfluous))
            File.Delete(file.Path);
    }
}
