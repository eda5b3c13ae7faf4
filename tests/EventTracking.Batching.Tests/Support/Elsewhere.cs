namespace EventTracking.Batching.Tests.Support;

/// <summary>Work on another thread, because it waits for what the test does.</summary>
internal static class Elsewhere
{
    public static Task Run(Action work) => Task.Run(work).InTime();

    public static Task<T> Run<T>(Func<T> work) => Task.Run(work).InTime();
}
