using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>What <see cref="LineWriterProcess"/>es have written, found again by reading all of their files from the first to the last.</summary>
internal static class WrittenEvents
{
    /// <summary>The numbers of the events of each writer, in the order in which they are in the files.</summary>
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

    /// <summary>Rolled files by their numbers, the current one last. While one is being compressed, it is the one that counts.</summary>
    private static IEnumerable<string> Files(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var rolled = Directory.GetFiles(folder, "*.jsonl").Except([path]).ToHashSet(StringComparer.Ordinal);
        var compressed = Directory.GetFiles(folder, "*.jsonl.gz").Where(file => !rolled.Contains(file[..^3]));
        return [.. rolled.Concat(compressed).OrderBy(static file => file.Replace(".gz", "", StringComparison.Ordinal)[^12..], StringComparer.Ordinal), path];
    }
}
