using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Log;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>When the writer of a spool takes events from memory.</summary>
public sealed class FrameQueueTests : IDisposable
{
    private const int Capacity = 8 * 1024 * 1024;

    private readonly FakeTimeProvider _clock = new();
    private readonly FrameQueue _queue;
    private readonly Tracker _tracker;
    private EnqueueResult _result;

    public FrameQueueTests()
    {
        _queue = new FrameQueue(Capacity, QueueFullPolicy.DropNewest, static () => false, _clock);
        _tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["queue"] = new DelegateBackend((in EventEnvelope envelope) => _result = _queue.TryAdd(in envelope)),
        });
    }

    [Fact]
    public void Events_are_taken_at_once_if_a_flush_waits_for_them()
    {
        Emit();
        Assert.Null(_queue.TakeDue());

        var written = _queue.WhenWritten();
        var group = _queue.TakeDue();

        Assert.Equal(1, group?.Count);
        Assert.False(written.IsCompleted);
        Write();
        Assert.True(written.IsCompletedSuccessfully);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Events_are_taken_after_ten_milliseconds_if_no_flush_waits_for_them()
    {
        Emit();
        Emit();
        _clock.Advance(TimeSpan.FromMilliseconds(9));
        Assert.Null(_queue.TakeDue());

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(2, _queue.TakeDue()?.Count);
    }

    [Fact]
    public void An_eighth_of_a_megabyte_of_events_is_taken_at_once()
    {
        while (_queue.Bytes < 125_000)
            Emit(bytes: 1_000);
        Assert.Null(_queue.TakeDue());

        while (_queue.Bytes < 128 * 1024)
            Emit(bytes: 1_000);

        Assert.InRange(_queue.TakeDue()?.Bytes ?? 0, 100_000, 150_000);
    }

    [Fact]
    public void Events_that_arrive_during_a_write_are_in_the_next_group_together()
    {
        Emit();
        var first = _queue.WhenWritten();
        Assert.Equal(1, _queue.TakeDue()?.Count);
        for (var i = 0; i < 10; i++)
            Emit();
        var second = _queue.WhenWritten();
        Assert.Null(_queue.TakeDue());

        Write();
        var next = _queue.TakeDue();

        Assert.Equal((true, false, 10), (first.IsCompleted, second.IsCompleted, next?.Count));
        Write();
        Assert.True(second.IsCompleted);
    }

    [Fact]
    public void A_group_contains_the_frames_of_all_its_events_in_order()
    {
        for (var i = 0; i < 1_000; i++)
            Emit(bytes: 200, number: i);
        Emit(bytes: 100_000, number: 1_000);
        _ = _queue.WhenWritten();

        var group = _queue.TakeDue();

        Assert.Equal(1_001, group?.Count);
        Assert.Equal(Enumerable.Range(0, 1_001).Select(static number => $"event.{number}"), Names(group!));
    }

    [Fact]
    public void Events_beyond_the_capacity_are_refused_until_others_are_written()
    {
        while (_result is EnqueueResult.Added)
            Emit(bytes: 10_000);
        Assert.Equal((EnqueueResult.Full, 1), (_result, _queue.Refused));
        Assert.InRange(_queue.Bytes, Capacity - 80_000, Capacity);

        Assert.NotNull(_queue.TakeDue());
        Write();
        Emit(bytes: 10_000);

        Assert.Equal(EnqueueResult.Added, _result);
    }

    [Fact]
    public void Abandoned_events_leave_the_memory_once_even_if_they_are_being_written()
    {
        Emit(number: 1);
        var written = _queue.WhenWritten();
        Assert.NotNull(_queue.TakeDue());
        Emit(number: 2);
        _queue.Close();

        var abandoned = _queue.Abandon(new BackendAccount(), out var first);

        Assert.Equal((2, "event.1", 0), (abandoned, first.Name, _queue.Count));
        Assert.True(written.IsCompleted);
        _queue.OnWritten(static _ => Assert.Fail("The group was abandoned."));
        Assert.Null(_queue.TakeDue());
        Assert.Equal(0, _queue.Abandon(new BackendAccount(), out _));
    }

    public void Dispose() => _tracker.Dispose();

    private static List<string> Names(BlockGroup group)
    {
        var names = new List<string>();
        for (var i = 0; i < group.Pieces; i++)
        {
            var frames = group.Piece(i);
            while (!frames.IsEmpty)
            {
                var payload = frames.Slice(SpoolFrame.HeaderBytes, SpoolFrame.LengthOf(frames));
                names.Add(new SpooledEvent(0, 0, payload).Name);
                frames = frames[SpoolFrame.SizeOf(payload.Length)..];
            }
        }

        return names;
    }

    private void Emit(int bytes = 10, int number = 0) =>
        _tracker.Emit($"event.{number}", new Dictionary<string, object?> { ["text"] = new string('x', bytes) });

    private void Write() => _queue.OnWritten(static _ => { });
}
