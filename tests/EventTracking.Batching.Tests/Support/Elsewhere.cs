namespace EventTracking.Batching.Tests.Support;

/// <summary>Runs work on another thread because it waits for the test.</summary>
internal static class Elsewhere
{
    public static Task Run(Action work) => Task.Run(work).InTime();

    public static Task<T> Run<T>(Func<T> work) => Task.Run(work).InTime();

    /// <summary>
    /// Gives thread pool work time to run before asserting that something did not happen. A correct test passes
    /// no matter how much of the work has run.
    /// </summary>
    public static Task LetOthersGoOn() => Task.WhenAll(Enumerable.Range(0, 2_000).Select(static _ => Task.Run(Thread.Yield))).InTime();
}
