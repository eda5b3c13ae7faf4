using System.Text;

namespace EventTracking.Tool.Inference.Code;

/// <summary>Writes a proposal into a folder. An existing file may have been edited since, so it is never replaced.</summary>
internal static class ProposalFolder
{
    /// <summary>Writes the files, or none of them.</summary>
    /// <exception cref="ToolException">A file exists, or the folder is a file.</exception>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        if (File.Exists(folder))
            throw new ToolException($"'{folder}' is a file. Name a folder.");
        if (files.Keys.FirstOrDefault(file => File.Exists(Path.Combine(folder, file))) is { } existing)
        {
            throw new ToolException(
                $"'{Path.Combine(folder, existing)}' exists, and proposals never replace a file. Name another folder, or delete the file.");
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
