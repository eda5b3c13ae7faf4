using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Reads the events that <see cref="LineWriterProcess"/>es have written, from all files in order.</summary>
internal static class WrittenEvents
{
    /// <summary>Returns the event numbers of each writer, in file order.</summary>
    public static Dictionary<int, List<long>> In(string path)
    {
        var written = new Dictionary<int, List<long>>();
        foreach (var line in Files(path).SelectMany(SomeLines.In))
        {
            var data = JsonElement.Parse(line).GetProperty("data");
            var writer = data.GetProperty("writer").GetInt32();
            if (!written.TryGetValue(writer, out var numbers))
                written[writer] = numbers = [];
            numbers.Add(data.GetProperty("n").GetInt64());
        }

        return written;
    }

    /// <summary>
    /// Returns the rolled files by number, then the current one. A file that is still being compressed is read uncompressed.
    /// </summary>
    private static IEnumerable<string> Files(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var rolled = Directory.GetFiles(folder, "*.jsonl").Except([path]).ToHashSet(StringComparer.Ordinal);
        var compressed = Directory.GetFiles(folder, "*.jsonl.gz").Where(file => !rolled.Contains(file[..^3]));
        return
        [
            .. rolled.Concat(compressed)
            .OrderBy(static file => file.Replace(".gz", "", StringComparison.Ordinal)[^12..], StringComparer.Ordinal),
            path,
        ];
    }
}
