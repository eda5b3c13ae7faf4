using Xunit;

namespace EventTracking.Shared;

/// <summary>Assertions about JSON.</summary>
internal static class JsonAssert
{
    /// <summary>Asserts that there is no difference; the message contains the path of the first one.</summary>
    public static void AssertNone(this JsonDifference difference, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var found = difference.Find(expected, actual);
        Assert.True(found is null, found);
    }
}
