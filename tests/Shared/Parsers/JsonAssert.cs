using Xunit;

namespace EventTracking.Shared;

/// <summary>Tests fail where JSON is not what it should be.</summary>
internal static class JsonAssert
{
    /// <summary>Fails with the path of the first difference.</summary>
    public static void IsNone(this JsonDifference difference, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var found = difference.Find(expected, actual);
        Assert.True(found is null, found);
    }
}
