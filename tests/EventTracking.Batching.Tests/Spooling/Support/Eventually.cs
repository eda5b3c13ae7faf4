using System.Diagnostics;

namespace EventTracking.Batching.Tests.Spooling.Support;

/// <summary>Waits for a condition that other threads bring about, for a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task Is(Func<bool> condition, string expectation)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); await Task.Delay(1))
            Assert.True(watch.Elapsed < Limit, $"Expected within a minute: {expectation}.");
    }
}
