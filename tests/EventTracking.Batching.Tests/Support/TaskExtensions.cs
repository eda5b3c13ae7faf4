namespace EventTracking.Batching.Tests.Support;

/// <summary>Makes a broken test fail instead of waiting forever. No passing test comes near the limit.</summary>
internal static class TaskExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task InTime(this Task task) => task.WaitAsync(Limit);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Limit);
}
