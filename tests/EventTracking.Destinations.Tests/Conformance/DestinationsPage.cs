using System.Text.Json;
using EventTracking.Destinations.Tests.Support;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>
/// The page <c>docs/destinations.md</c>. The section of a destination has a line <c>&lt;!-- quick start: {Type} --&gt;</c> before the
/// settings of its quick start.
/// </summary>
internal static class DestinationsPage
{
    public const string Path = "docs/destinations.md";

    /// <summary>Returns the settings in a quick start.</summary>
    public static string QuickStart(string type)
    {
        var page = Repository.Text(Path);
        var marker = $"<!-- quick start: {type} -->\n```json\n";
        var start = page.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{Path} has no quick start of {type}: add the line {marker.Split('\n')[0]} before its JSON.");
        start += marker.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>Asserts that the page shows a command with its output. Update it with <c>UPDATE_SNAPSHOTS=1</c>.</summary>
    public static void AssertShows(string command, string output)
    {
        var page = Repository.Text(Path);
        var start = page.IndexOf($"```text\n{command}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{Path} does not show the command {command}");
        start = page.IndexOf(command, start, StringComparison.Ordinal) + command.Length + 1;
        var end = page.IndexOf("```", start, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1")
            File.WriteAllText(Repository.Path(Path), page[..start] + output + page[end..]);
        else
            Assert.Equal(output, page[start..end]);
    }

    /// <summary>Returns the name of the only backend in settings.</summary>
    public static string BackendOf(string settings) =>
        JsonElement.Parse(settings).GetProperty("EventTracking").GetProperty("Backends").EnumerateObject().Single().Name;

    /// <summary>Returns the rows of an options table, as option and default.</summary>
    /// <param name="heading">The heading of the destination's section, for example <c>PostgreSQL</c>.</param>
    public static IReadOnlyDictionary<string, string> Options(string heading) => OptionTable.In(Path, heading);
}
