using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>
/// The facts that hold for every destination. <see cref="DestinationUnderTest"/> shows how to test another one; a fact that does not apply
/// is answered with the reason in <see cref="DestinationUnderTest.NotApplicable"/>.
/// </summary>
/// <remarks>
/// Tests of one destination share its server and run one after another. Each uses a target of its own, so that none sees the events of
/// another. Override a fact only to replace how the fault is caused, never what is asserted.
/// </remarks>
public abstract partial class DestinationTests(DestinationUnderTest destination) : IAsyncLifetime
{
    protected DestinationUnderTest Destination => destination;

    public virtual ValueTask InitializeAsync()
    {
        if ((TestContext.Current.TestMethod as Xunit.v3.IXunitTestMethod)?.Method.GetCustomAttribute<DestinationFactAttribute>() is { } fact
            && destination.ReasonNotToApply(fact.Number) is { } reason)
        {
            Assert.Skip($"Does not apply to {destination.Type}: {reason}");
        }

        Assert.SkipUnless(destination.Missing is null, destination.Missing ?? "");
        return ValueTask.CompletedTask;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Creates a pipeline that is connected to the server directly, with a target of its own.</summary>
    private async Task<(Pipeline Pipeline, string Target)> ConnectAsync(Func<BatchingOptions, BatchingOptions>? change = null)
    {
        var target = await destination.CreateTargetAsync();
        return (new Pipeline(destination, new DestinationSetup(target, destination.Port), change), target);
    }

    /// <summary>Creates a pipeline that is connected through a proxy, with a target of its own.</summary>
    private async Task<(Pipeline Pipeline, string Target)> ConnectAsync(
        FaultProxy proxy, Func<BatchingOptions, BatchingOptions>? change = null)
    {
        var target = await destination.CreateTargetAsync();
        return (new Pipeline(destination, new DestinationSetup(target, proxy.Port), change), target);
    }

    /// <summary>
    /// Flushes, and asserts that every emitted event has arrived exactly: once, or at least once after a fault if the destination cannot
    /// remove duplicates.
    /// </summary>
    private async Task AssertAllArrivedAsync(Pipeline pipeline, string target, bool mayRepeat = false)
    {
        await pipeline.FlushAsync();
        Assert.Equal(pipeline.Emitted.Count, pipeline.Account.Delivered);
        await AssertArrivedAsync(pipeline.Emitted, target, mayRepeat);
    }

    private async Task AssertArrivedAsync(IReadOnlyList<Arrived> emitted, string target, bool mayRepeat = false)
    {
        var arrived = await destination.ReadAsync(target, emitted.Count);
        var byId = arrived.GroupBy(static one => one.Id).ToDictionary(static group => group.Key, static group => group.ToArray());
        if (destination.RemovesDuplicates || !mayRepeat)
            Assert.All(byId.Values, static copies => Assert.Single(copies));

        foreach (var expected in emitted.Select(destination.Expected))
        {
            Assert.True(byId.TryGetValue(expected.Id, out var copies), $"{expected} did not arrive.");
            Assert.All(copies, copy => AssertSame(expected, copy));
        }

        Assert.Equal(emitted.Count, byId.Count);
    }

    private static void AssertSame(Arrived expected, Arrived actual)
    {
        Assert.Equal((expected.Name, expected.Timestamp), (actual.Name, actual.Timestamp));
        Assert.Equal(actual.Version is null ? null : expected.Version, actual.Version);
        AssertSameJson(expected.Data, actual.Data);
        AssertSameJson(expected.Context, actual.Context);
    }

    /// <summary>Compares every number digit by digit; the order of properties does not matter.</summary>
    private static void AssertSameJson(string expected, string actual) => Assert.True(
        JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)), $"Expected {expected} but found {actual}");

    /// <summary>Waits for at most <see cref="Pipeline.Limit"/>.</summary>
    private static async Task WaitUntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Pipeline.Limit, $"Timed out after {Pipeline.Limit} waiting for: {text}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
