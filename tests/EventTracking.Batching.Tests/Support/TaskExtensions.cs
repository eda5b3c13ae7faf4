namespace EventTracking.Batching.Tests.Support;

/// <summary>A test that is broken fails instead of waiting for ever. No test comes near the limit.</summary>
internal static class TaskExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task InTime(this Task task) => task.WaitAsync(Limit);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit);
}
