using EventTracking.Testing;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>Processors that throw, clear the event, emit again or block.</summary>
public sealed class ProcessorGuardTests
{
    private readonly CollectingBackend _collected = new();
    private readonly CollectingLogger<Tracker> _log = new();

    [Fact]
    public void A_processor_that_emits_for_each_event_does_not_loop()
    {
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(new DelegateProcessor((ref envelope) =>
        {
            tracker!.Emit($"{envelope.Name}.again");
            return ProcessingResult.Keep;
        }));

        tracker.Emit("e");
        tracker.Emit("f");

        Assert.Equal(["e.again", "e", "f.again", "f"], Names());
        Assert.Equal([new(DropReason.RecursiveEmit, 2)], tracker.GetAccount().Rejected);
        Assert.Equal(2, tracker.CountLost(DropReason.RecursiveEmit));
        Assert.Equal((LogLevel.Error, 5), (_log.Entries[0].Level, _log.Entries[0].Id));
        AssertExact(tracker, offered: 6, delivered: 4);
    }

    [Fact]
    public void A_processor_that_emits_to_another_tracker_is_guarded_as_well()
    {
        Tracker? one = null;
        using var other = new Tracker(SomeBackends.Only(new CountingBackend()), processors: [Emitting(() => one!)]);
        using var emitting = one = TrackerOf(Emitting(() => other));

        one.Emit("e");

        Assert.Equal(1, one.GetAccount().Rejected[DropReason.RecursiveEmit]);
        Assert.Equal(1, other.GetAccount().Delivered);
        AssertExact(one, offered: 2, delivered: 1);
    }

    [Fact]
    public void A_processor_that_fails_while_emitting_releases_its_guard()
    {
        Tracker? tracker = null;
        using var emitting = tracker = TrackerOf(new DelegateProcessor((ref envelope) =>
        {
            tracker!.Emit("inner");
            throw new TimeoutException();
        }, ProcessorFailurePolicy.Continue));

        for (var i = 0; i < 100; i++)
            tracker.Emit("e");

        // Each event and the one emitted for it; the next nested emit is rejected.
        AssertExact(tracker, offered: 300, delivered: 200);
    }

    [Fact]
    public void A_blocking_processor_delays_only_its_own_caller()
    {
        using var blocked = new SemaphoreSlim(0);
        using var open = new ManualResetEventSlim();
        using var tracker = TrackerOf(new DelegateProcessor((ref envelope) =>
        {
            if (envelope.Name == "slow")
            {
                blocked.Release();
                open.WaitInTime();
            }

            return ProcessingResult.Keep;
        }));
        var emitter = new Thread(() => tracker.Emit("slow"));
        emitter.Start();
        blocked.WaitInTime();

        tracker.Emit("fast");

        Assert.Equal(["fast"], Names());
        open.Set();
        emitter.JoinInTime();
        AssertExact(tracker, offered: 2, delivered: 2);
    }

    private static DelegateProcessor Emitting(Func<Tracker> tracker) => new((ref envelope) =>
    {
        tracker().Emit($"{envelope.Name}.again");
        return ProcessingResult.Keep;
    });

    private static void AssertExact(Tracker tracker, long offered, long delivered)
    {
        var account = tracker.GetAccount();
        Assert.Equal((offered, delivered), (account.Offered, account.Delivered));
        Assert.True(account.IsBalanced, account.ToString());
    }

    private Tracker TrackerOf(IEventProcessor processor) => new(SomeBackends.Only(_collected), processors: [processor], logger: _log);

    private IEnumerable<string> Names() => _collected.Events.Select(static collected => collected.Name);
}
