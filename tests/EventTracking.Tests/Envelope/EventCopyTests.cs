using System.Text;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Envelope;

public sealed class EventCopyTests
{
    [Fact]
    public void A_copy_outlives_its_event()
    {
        var (copy, original) = Copied(static tracker => tracker.Emit(new VideoStopped("v", 86.75)));

        Assert.Equal(original.Json, Encoding.UTF8.GetString(copy.Json.Span));
        Assert.Equal((original.Name, original.Id, original.Timestamp), (copy.Name, copy.Id, copy.Timestamp));
        Assert.Equal(1, copy.Version);
        Assert.Same(VideoStopped.Descriptor, copy.Descriptor);
    }

    [Fact]
    public void An_opened_copy_is_the_same_event_on_another_thread()
    {
        var (copy, original) = Copied(static tracker => tracker.Emit(new VideoStopped("v", 86.75)));
        var collected = new CollectingBackend();

        var thread = new Thread(() => collected.Send(copy.Open()));
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)), "The thread did not end within 30 seconds.");

        var opened = Assert.Single(collected.Events);
        Assert.Equal((original.Json, original.Id, original.Timestamp), (opened.Json, opened.Id, opened.Timestamp));
        Assert.Equal(original.Data.GetRawText(), opened.Data.GetRawText());
        Assert.Equal(original.Context.GetRawText(), opened.Context.GetRawText());
    }

    [Fact]
    public void The_id_of_an_imported_event_is_kept()
    {
        var id = Guid.NewGuid();

        var (copy, _) = Copied(tracker => tracker.Emit("edx.bi.click", data: null, DateTimeOffset.UnixEpoch, id));

        Assert.Equal((id, DateTimeOffset.UnixEpoch, 0), (copy.Id, copy.Timestamp, copy.Version));
        Assert.Equal(id, copy.Open().Id);
    }

    [Fact]
    public void Rewriting_an_opened_copy_does_not_change_the_copy()
    {
        var (copy, original) = Copied(static tracker => tracker.Emit(new VideoStopped("v", 86.75)));

        var rewritten = copy.Open().WithName("renamed").WithContext("added", 1);

        Assert.Contains("\"renamed\"", Encoding.UTF8.GetString(rewritten.Json), StringComparison.Ordinal);
        Assert.Equal(original.Json, Encoding.UTF8.GetString(copy.Open().Json));
    }

    [Fact]
    public void An_event_that_its_backend_sends_back_in_copies_is_rejected_in_the_end()
    {
        RoutingBackend? router = null;
        var sends = 0;
        router = new RoutingBackend(new Dictionary<string, IEventBackend>
        {
            ["loop"] = new DelegateBackend((in EventEnvelope envelope) =>
            {
                sends++;
                router!.Send(EventCopy.Of(in envelope).Open());
            }),
        });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["router"] = router });

        tracker.Emit("edx.bi.click");

        Assert.InRange(sends, 1, 100);
    }

    [Fact]
    public void The_text_of_a_copy_does_not_show_the_data()
    {
        var (copy, original) = Copied(static tracker => tracker.Emit(new VideoStopped("secret", 86.75)));

        Assert.Equal($"org.edx.video.stop {original.Id}", copy.ToString());
    }

    private static (EventCopy Copy, CollectedEvent Original) Copied(Action<Tracker> emit)
    {
        EventCopy? copy = null;
        var collected = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["collected"] = collected,
            ["copied"] = new DelegateBackend((in EventEnvelope envelope) => copy ??= EventCopy.Of(in envelope)),
        });
        using (tracker.Context("session", new EventContext { ["user_id"] = 10938 }))
            emit(tracker);
        tracker.Emit("later");
        return (copy!, collected.Events[0]);
    }
}
