using System.Globalization;

namespace EventTracking.LineWriter;

/// <summary>The command line: words of the form <c>key=value</c>.</summary>
internal sealed class Arguments(string[] words)
{
    private readonly Dictionary<string, string> _values = words
        .Select(static word => word.Split('=', 2))
        .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

    public string Text(string key) => _values[key];

    public string Text(string key, string otherwise) => _values.GetValueOrDefault(key, otherwise);

    public long Number(string key, long otherwise) =>
        _values.TryGetValue(key, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public JsonLinesOptions Options => new()
    {
        BlockSize = (int)Number("block", 128 * 1024),
        FlushInterval = Timeout.InfiniteTimeSpan,
        MaxFileSize = _values.ContainsKey("max") ? Number("max", 0) : null,
        CompressRolledFiles = Number("gzip", 0) == 1,
        ReopenOnHangup = Number("hangup", 0) == 1,
    };
}
