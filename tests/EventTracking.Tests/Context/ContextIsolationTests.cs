using System.Text;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>A million events in concurrent async flows: none contains the context of another flow.</summary>
public sealed class ContextIsolationTests
{
    private const int Flows = 64;
    private const int Rounds = 1_000_000 / Flows / 5;

    private readonly long[] _events = new long[Flows];
    private long _strangers;

    [Fact]
    public async Task A_million_events_in_64_flows_never_mix_contexts()
    {
        var comparing = new DelegateBackend(Compare);
        await using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["comparing"] = comparing });

        await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(() => Run(tracker, flow))));

        Assert.Equal(0, _strangers);
        Assert.All(_events, static count => Assert.Equal(Rounds * 5, count));
        Assert.Empty(tracker.ResolveContext());
    }

    private static async Task Run(Tracker tracker, int flow)
    {
        using var user = tracker.Context("user", new EventContext { ["user"] = flow });
        for (var round = 0; round < Rounds; round += 100)
        {
            var end = Math.Min(round + 100, Rounds);
            using var course = tracker.Context("course", new EventContext { ["course"] = flow });

            Emit(tracker, flow, end - round);
            await Task.Yield();
            Emit(tracker, flow, end - round);
            await Task.Run(() => Emit(tracker, flow, end - round));
            await Parallel.ForEachAsync([1, 2], async (_, _) =>
            {
                await Task.Yield();
                using var course = tracker.Context("course", new EventContext { ["course"] = flow });
                Emit(tracker, flow, end - round);
            });
        }
    }

    private static void Emit(Tracker tracker, int flow, int times)
    {
        for (var i = 0; i < times; i++)
            tracker.Emit(new VideoStopped("v", flow));
    }

    /// <summary>The data contains the flow, and both contexts must match it.</summary>
    private void Compare(in EventEnvelope envelope)
    {
        var flow = FlowOf(envelope.DataJson);
        Interlocked.Increment(ref _events[flow]);
        if (!envelope.ContextJson.SequenceEqual(Encoding.UTF8.GetBytes($$"""{"user":{{flow}},"course":{{flow}}}""")))
            Interlocked.Increment(ref _strangers);
    }

    private static int FlowOf(ReadOnlySpan<byte> data)
    {
        var digits = data[(data.LastIndexOf((byte)':') + 1)..^1];
        return int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
