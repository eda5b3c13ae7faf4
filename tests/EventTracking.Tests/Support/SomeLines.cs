using System.IO.Compression;
using System.Text.Json;

namespace EventTracking.Tests.Support;

/// <summary>Files of lines, read as their readers do: an event is what a line break ends.</summary>
internal static class SomeLines
{
    /// <summary>The lines of a file, compressed or not; its end must be the end of a line.</summary>
    public static string[] Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var text = reader.ReadToEnd();
        if (text.Length > 0 && text[^1] != '\n')
            throw new InvalidDataException($"{path} ends in a torn line: {text[^Math.Min(100, text.Length)..]}");
        return text.Split('\n')[..^1];
    }

    /// <summary>The event names in a file.</summary>
    public static string[] NamesIn(string path) => [.. Of(path).Select(static line => JsonElement.Parse(line).GetProperty("name").GetString()!)];
}
