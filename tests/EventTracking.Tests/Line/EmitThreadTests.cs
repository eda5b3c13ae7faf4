using EventTracking.Line;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Line;

/// <summary>The buffers that a thread keeps between events.</summary>
public sealed class EmitThreadTests
{
    private const int Large = 4 * 1024 * 1024;
    private const int LargestKept = 1024 * 1024;

    [Fact]
    public void A_buffer_grown_by_a_large_event_is_released()
    {
        using var tracker = TrackerTo(new CollectingBackend());

        tracker.Emit("large", SomeJson.Of($$"""{"text":"{{new string('x', Large)}}"}"""));

        Assert.InRange(SizeOfNextBuffer(), 1, LargestKept);
    }

    [Fact]
    public void A_buffer_grown_by_a_nested_event_is_released()
    {
        Tracker? tracker = null;
        var within = 0;
        using var emitting = tracker = TrackerTo(new DelegateBackend((in envelope) =>
        {
            if (envelope.Name != "outer")
                return;

            tracker!.Emit("large", SomeJson.Of($$"""{"text":"{{new string('x', Large)}}"}"""));
            within = envelope.Json.Length;
        }));

        tracker.Emit("outer", SomeJson.Of($$"""{"text":"{{new string('y', Large)}}"}"""));

        Assert.True(within > Large);
        Assert.InRange(SizeOfNextBuffer(), 1, LargestKept);
        Assert.InRange(SizeOfNextBuffer(taken: 1), 1, LargestKept);
    }

    private static Tracker TrackerTo(IEventBackend backend) => new(SomeBackends.Only(backend), options: SomeLimits.None.Options());

    private static int SizeOfNextBuffer(int taken = 0)
    {
        var thread = EmitThread.Current;
        var depth = thread.Depth;
        for (var i = 0; i < taken; i++)
            thread.TakeBuffer(int.MaxValue);
        var size = thread.TakeBuffer(int.MaxValue).Bytes.Length;
        thread.ReturnBuffers(depth);
        return size;
    }
}
