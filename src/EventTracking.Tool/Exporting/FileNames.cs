namespace EventTracking.Tool.Exporting;

/// <summary>
/// File names of events on every file system: ASCII, of limited length, different without regard to case. The names are also valid as keys
/// of AsyncAPI components.
/// </summary>
internal static class FileNames
{
    /// <summary>File systems allow 255 bytes. The rest is for the version and the extension.</summary>
    private const int MostBytes = 200;

    // Windows opens devices by these names, whatever the extension. In JavaScript, __proto__ is not a key.
    private static readonly string[] Reserved =
    [
        "__proto__", "aux", "con", "nul", "prn",
        .. Enumerable.Range(0, 10).SelectMany(static number => new[] { $"com{number}", $"lpt{number}" }),
    ];

    public static ExportNames Of(IEnumerable<string> eventNames) => ExportNames.Of(eventNames, Convert, MostBytes, "-");

    private static (string Name, bool IsChanged) Convert(string eventName)
    {
        var name = string.Concat(eventName.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_')).Trim('.');
        var isReserved = Reserved.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);
        return (isReserved ? $"_{name}" : name, isReserved || name != eventName || name.Length == 0);
    }
}
