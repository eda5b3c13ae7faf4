namespace EventTracking.Tool.Exporting;

/// <summary>Writes exported files into a folder.</summary>
internal static class OutputFolder
{
    /// <summary>Writes the files. Files with the same content are not touched.</summary>
    /// <exception cref="ToolException">A file that the tool did not write is in the way. No file was written.</exception>
    public static void Write(string folder, IReadOnlyList<ExportFile> files)
    {
        var changed = files.Select(file => (Path: Path.GetFullPath(Path.Combine(folder, file.Path)), file.Text))
            .Where(static file => !File.Exists(file.Path) || File.ReadAllText(file.Path) != file.Text)
            .ToList();
        if (changed.FirstOrDefault(static file => IsForeign(file.Path)) is { Path: { } foreign })
        {
            throw new ToolException(
                $"'{foreign}' was not written by 'dotnet events', so it is not overwritten. Move it, or choose another folder.");
        }

        foreach (var (path, text) in changed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static bool IsForeign(string path) =>
        File.Exists(path) && !File.ReadAllText(path).Contains(ExportFile.Marker, StringComparison.Ordinal);
}
