using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>One backend is flushed, whatever the others do.</summary>
public sealed class FlushBackendTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_backend_is_flushed_while_another_one_holds_events()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["done"] = new CountingBackend(), ["held"] = new HoldingBackend() });
        tracker.Emit("test.event");

        Assert.True(await tracker.FlushBackendAsync("done", Limit, cancellation));
        Assert.False(await tracker.FlushBackendAsync("held", Limit, cancellation));
        Assert.False(await tracker.FlushAsync(Limit, cancellation));
    }

    [Fact]
    public async Task Losses_do_not_change_the_result_and_are_left_to_the_next_flush()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var tracker = new Tracker(SomeBackends.Only(
            new DelegateBackend(static (in EventEnvelope _) => throw new IOException("broken"))));
        tracker.Emit("test.event");
        var name = Assert.Single(tracker.Backends.Keys);

        Assert.True(await tracker.FlushBackendAsync(name, Limit, cancellation));
        Assert.Equal(1, tracker.GetAccount(name).Dropped.Total);
        Assert.False(await tracker.FlushAsync(Limit, cancellation));
    }

    [Fact]
    public async Task A_backend_that_does_not_exist_is_named()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()));

        var exception = await Assert.ThrowsAsync<KeyNotFoundException>(
            async () => await tracker.FlushBackendAsync("fil", Limit, TestContext.Current.CancellationToken));

        Assert.StartsWith("There is no backend 'fil'.", exception.Message, StringComparison.Ordinal);
    }
}
