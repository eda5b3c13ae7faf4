using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Files of lines, read as their readers do: an event is what a line break ends.</summary>
internal static class SomeLines
{
    /// <summary>The lines of a file, compressed or not, one by one; its end must be the end of a line.</summary>
    public static IEnumerable<string> In(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
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
            throw new InvalidDataException($"{path} ends in a torn line: {line}");
    }

    /// <summary>The lines of a file that is small.</summary>
    public static string[] Of(string path) => [.. In(path)];

    /// <summary>The event names in a file.</summary>
    public static string[] NamesIn(string path) => [.. Of(path).Select(static line => JsonElement.Parse(line).GetProperty("name").GetString()!)];
}
