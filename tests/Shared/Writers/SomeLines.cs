using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Reads files of lines. A line counts only if it ends with a line break.</summary>
internal static class SomeLines
{
    /// <summary>Reads the lines of a file, which may be compressed. Throws if the last line is incomplete.</summary>
    public static IEnumerable<string> In(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(
            path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var line = new StringBuilder();
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            yield return line.ToString();
            line.Clear();
        }

        if (line.Length > 0)
            throw new InvalidDataException($"{path} ends with an incomplete line: {line}");
    }

    /// <summary>Reads all lines of a small file.</summary>
    public static string[] Of(string path) => [.. In(path)];

    /// <summary>Returns the event names in a file.</summary>
    public static string[] NamesIn(string path) =>
        [.. Of(path).Select(static line => JsonElement.Parse(line).GetProperty("name").GetString()!)];
}
