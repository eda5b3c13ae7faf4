using EventTracking.Batching.Spooling;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Batching.Tests.Spooling;

public sealed class AgeMarksTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly AgeMarks _marks;

    public AgeMarksTests() => _marks = new AgeMarks(_clock);

    [Fact]
    public void Without_marks_there_is_no_time() => Assert.Null(_marks.EarliestOf(1));

    [Fact]
    public void An_event_is_as_old_as_the_mark_before_it()
    {
        Add(sequence: 1);
        Add(sequence: 100);

        Assert.Equal(
            [2, 2, 1, 1],
            new long[] { 1, 99, 100, 5_000 }.Select(sequence => _clock.GetElapsedTime(_marks.EarliestOf(sequence)!.Value).Seconds));
    }

    [Fact]
    public void Removed_marks_do_not_change_the_age_of_the_events_that_are_left()
    {
        Add(sequence: 1);
        Add(sequence: 100);
        Add(sequence: 200);

        _marks.RemoveBefore(150);

        Assert.Equal(2, _clock.GetElapsedTime(_marks.EarliestOf(150)!.Value).Seconds);
    }

    [Fact]
    public void In_a_long_outage_ages_are_less_exact_and_never_too_low()
    {
        for (var second = 0; second < 100_000; second++)
            Add(second);

        for (var sequence = 0; sequence < 100_000; sequence += 97)
        {
            var age = _clock.GetElapsedTime(_marks.EarliestOf(sequence)!.Value).TotalSeconds;
            Assert.InRange(age, 100_000 - sequence, (100_000 - sequence) + 400);
        }
    }

    private void Add(long sequence)
    {
        _marks.Add(sequence, _clock.GetTimestamp());
        _clock.Advance(TimeSpan.FromSeconds(1));
    }
}
