using System.Globalization;

namespace EventTracking.Destinations.Tests.Consuming;

/// <summary>The files that processes of <c>tests/EventTracking.Consuming.Program</c> write.</summary>
internal static class HandledEvents
{
    /// <summary>Returns the numbers of the events that a process has handled, in order.</summary>
    public static List<int> In(TemporaryFolder folder, string consumer)
    {
        if (!File.Exists(folder.PathOf(consumer)))
            return [];

        using var file = new FileStream(folder.PathOf(consumer), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return
        [
            .. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => int.Parse(line, CultureInfo.InvariantCulture)),
        ];
    }
}
