using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>
/// The folder <c>shared</c> next to the repository, with real logs. The environment variable
/// <c>EVENTTRACKING_SHARED</c> overrides the path. Tests that need a missing file are skipped.
/// </summary>
internal static class SharedFolder
{
    private static readonly string Location =
        Environment.GetEnvironmentVariable("EVENTTRACKING_SHARED") ?? Path.GetFullPath(Repository.Path("../shared"));

    /// <summary>The paths of the edX tracking logs, in ordinal order.</summary>
    public static IReadOnlyList<string> TrackingLogs()
    {
        var folder = Path.Combine(Location, "tracking-logs");
        Assert.SkipUnless(
            Directory.Exists(folder), $"{folder} is absent; set EVENTTRACKING_SHARED to the folder that holds tracking-logs.");
        return [.. Directory.GetFiles(folder, "*.log").Order(StringComparer.Ordinal)];
    }
}
