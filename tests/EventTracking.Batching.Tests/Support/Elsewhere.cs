namespace EventTracking.Batching.Tests.Support;

/// <summary>Work on another thread, because it waits for what the test does.</summary>
internal static class Elsewhere
{
    public static Task Run(Action work) => Task.Run(work).InTime();

    public static Task<T> Run<T>(Func<T> work) => Task.Run(work).InTime();

    /// <summary>
    /// Gives the pool's threads time for what they have to do. For what must not happen: a test that is right passes however little
    /// of it they get done.
    /// </summary>
    public static Task LetOthersGoOn() => Task.WhenAll(Enumerable.Range(0, 2_000).Select(static _ => Task.Run(Thread.Yield))).InTime();
}
