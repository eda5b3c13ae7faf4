using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Batching.Tests.Delivery;

public sealed class SendScheduleTests
{
    private static readonly TimeSpan Moment = SendSchedule.Nap / 2;

    private readonly FakeTimeProvider _clock = new();
    private readonly BatchingOptions _options;
    private readonly SendSchedule _schedule;

    public SendScheduleTests()
    {
        _options = new BatchingOptions
        {
            MaxBatchCount = 10,
            MaxBatchBytes = 1_000,
            MaxBatchAge = TimeSpan.FromSeconds(1),
            TimeProvider = _clock,
        };
        _schedule = new SendSchedule(_options, mayNap: true);
    }

    [Theory]
    [InlineData(1, 100, 1, 0, 1_000)]
    [InlineData(1, 100, 1, 400, 600)]
    [InlineData(1, 100, 1, 1_000, 0)]
    [InlineData(1, 100, 1, 5_000, 0)]
    [InlineData(9, 999, 1, 0, 1_000)]
    [InlineData(10, 999, 1, 0, 0)]
    [InlineData(9, 1_000, 1, 0, 0)]
    [InlineData(1, 100, 0, 0, 0)]
    [InlineData(0, 0, 0, 0, -1)]
    public void Events_are_due_when_a_batch_is_full_they_are_old_or_a_flush_waits(int count, int bytes, long sequence, int age, int due)
    {
        var waiting = new WaitingEvents(count, bytes, sequence, TimeSpan.FromMilliseconds(age));

        Assert.Equal(TimeSpan.FromMilliseconds(due), _schedule.UntilDue(waiting, flushThrough: 0));
    }

    [Fact]
    public void The_first_event_or_a_full_batch_ends_a_sleep()
    {
        Assert.Equal(new(Timeout.InfiniteTimeSpan, 1, 1_000), _schedule.NextSleep(0, Timeout.InfiniteTimeSpan));

        _clock.Advance(SendSchedule.Nap);
        Assert.Equal(new(Moment, 10, 1_000), _schedule.NextSleep(3, Moment));
    }

    [Fact]
    public void A_sleep_soon_after_another_is_a_nap_which_several_batches_end()
    {
        _schedule.NextSleep(0, Timeout.InfiniteTimeSpan);

        _clock.Advance(Moment);
        Assert.Equal(new(SendSchedule.Nap, 80, 8_000), _schedule.NextSleep(0, Timeout.InfiniteTimeSpan));

        // Measured from the previous sleep, not from the one before it.
        _clock.Advance(Moment);
        Assert.Equal(new(SendSchedule.Nap, 80, 8_000), _schedule.NextSleep(5, TimeSpan.FromSeconds(1)));

        _clock.Advance(SendSchedule.Nap);
        Assert.Equal(1, _schedule.NextSleep(0, Timeout.InfiniteTimeSpan).WakeAtCount);
    }

    [Fact]
    public void A_nap_ends_when_events_are_due()
    {
        _schedule.NextSleep(0, Timeout.InfiniteTimeSpan);

        Assert.Equal(Moment, _schedule.NextSleep(1, Moment).Limit);
    }

    [Fact]
    public void A_fraction_of_the_capacity_ends_a_nap_if_it_is_less_than_the_batches()
    {
        var schedule = new SendSchedule(
            new BatchingOptions { QueueCapacityBytes = 16 * 1024 * 1024, TimeProvider = _clock }, mayNap: true);
        schedule.NextSleep(0, Timeout.InfiniteTimeSpan);

        Assert.Equal(1024 * 1024, schedule.NextSleep(0, Timeout.InfiniteTimeSpan).WakeAtBytes);
    }

    [Fact]
    public void A_worker_whose_clock_does_not_ring_never_naps()
    {
        var schedule = new SendSchedule(_options, mayNap: false);
        schedule.NextSleep(0, Timeout.InfiniteTimeSpan);

        Assert.Equal(new(Timeout.InfiniteTimeSpan, 1, 1_000), schedule.NextSleep(0, Timeout.InfiniteTimeSpan));
    }
}
