namespace EventTracking.Tests.Support;

/// <summary>A sequence that throws after some items.</summary>
internal static class ThrowingEnumerable
{
    public static IEnumerable<int> After(int items)
    {
        for (var i = 0; i < items; i++)
            yield return i;
        throw new TimeoutException("the query timed out");
    }
}
