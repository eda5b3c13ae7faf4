using EventTracking.Queueing;
using Xunit;

namespace EventTracking.Tests.Queueing;

public class NapPolicyTests
{
    private readonly NapPolicy _naps = new();
    private long _taken;

    [Fact]
    public void The_worker_naps_after_many_events_in_a_row_and_again_after_a_useful_nap()
    {
        Assert.False(IsNapAfter(NapPolicy.BusyEvents - 1));
        Assert.True(IsNapAfter(NapPolicy.BusyEvents));
        Assert.True(IsNapAfter(NapPolicy.BusyEvents));
        Assert.False(IsNapAfter(1));
    }

    [Fact]
    public void A_worker_that_each_event_wakes_tries_a_nap()
    {
        Assert.Equal(NapPolicy.BusyEvents, WakeUpsToNap());

        // Many events arrived during the nap, so it continues to nap until a nap is useless. Then it tries again soon.
        Assert.True(IsNapAfter(1_000));
        Assert.False(IsNapAfter(1));
        Assert.Equal((2 * NapPolicy.BusyEvents) - 1, WakeUpsToNap());
    }

    [Fact]
    public void Useless_naps_become_rare()
    {
        var wakeUps = Enumerable.Range(0, 12).Select(_ => WakeUpsToNap()).ToArray();

        Assert.Equal(
            [NapPolicy.BusyEvents, .. Enumerable.Range(1, 7).Select(static i => NapPolicy.BusyEvents << i)], wakeUps[..8]);
        Assert.All(wakeUps[8..], static rare => Assert.Equal(NapPolicy.MaxPatience, rare));
    }

    private int WakeUpsToNap()
    {
        var wakeUps = 1;
        while (!IsNapAfter(1))
            wakeUps++;
        return wakeUps;
    }

    private bool IsNapAfter(int events) => _naps.ShouldNap(_taken += events);
}
