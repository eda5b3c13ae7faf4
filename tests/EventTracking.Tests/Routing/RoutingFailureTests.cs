using System.Runtime.CompilerServices;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>What happens to an event when a processor or a backend fails.</summary>
public sealed class RoutingFailureTests
{
    [Fact]
    public void An_event_continues_as_it_was_before_the_failing_processor()
    {
        using var tracking = new CollectingTracker(
            null, SomeProcessors.Renaming("before"), SomeProcessors.Throwing(ProcessorFailurePolicy.Continue),
            SomeProcessors.Renaming("after"));

        tracking.Tracker.Emit("test.event");

        Assert.Equal("after", tracking.Event.Name);
        Assert.Equal("""{"before":"test.event","after":"before"}""", tracking.Data);
    }

    [Fact]
    public void A_failing_processor_is_logged_with_its_name_and_error()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Throwing(ProcessorFailurePolicy.Continue));

        tracking.Tracker.Emit("test.event");

        var entry = Assert.Single(tracking.Log.Entries);
        Assert.Equal((LogLevel.Error, 1), (entry.Level, entry.Id));
        Assert.Contains(nameof(DelegateProcessor), entry.Text, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(entry.Exception);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.ProcessorFailed));
    }

    [Fact]
    public void A_logger_out_of_memory_or_time_does_not_affect_events()
    {
        var clock = new WrongClock();
        var good = new CountingBackend();
        var logger = new DelegateLogger<Tracker>(static _ => throw new InsufficientMemoryException("no memory for a line"));
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["bad"] = new ThrowingBackend(), ["good"] = good }, timeProvider: clock,
            logger: logger);

        tracker.Emit("test.event");
        clock.IsStuck = true;
        tracker.Emit("test.event");
        clock.IsStuck = false;

        Assert.Equal(2, good.Sent);
        Assert.Equal((2, 2), (tracker.GetAccount("").Delivered, tracker.GetAccount("bad").Dropped.Total));
        Assert.Equal(2, tracker.CountLost(DropReason.BackendFailed));
    }

    [Fact]
    public void A_backend_whose_counters_cannot_be_created_does_not_affect_others()
    {
        var (before, behind) = (new CountingBackend(), new CountingBackend());
        var sick = new JsonLinesBackend(Stream.Null);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["before"] = before, ["sick"] = sick, ["then"] = behind });
        var emitting = new Thread(() =>
        {
            // A new thread waits to add its counters to the account and is interrupted.
            Thread.CurrentThread.Interrupt();
            tracker.Emit("test.event");
        });

        var gate = GateOf(sick.Account);
        lock (gate)
        {
            emitting.Start();
            Bounded.Until(() => before.Sent == 1 && (behind.Sent == 1 || emitting.ThreadState == ThreadState.WaitSleepJoin));
        }

        emitting.JoinInTime();

        Assert.Equal(1, behind.Sent);
        Assert.Equal(1, tracker.GetAccount("").Delivered);
        var account = tracker.GetAccount("sick");
        Assert.Equal((1, 1), (account.Offered, account.Dropped[DropReason.BackendFailed]));
    }

    [Fact]
    public void A_failing_filter_drops_every_event()
    {
        using var tracking = new CollectingTracker(null, SomeProcessors.Throwing(ProcessorFailurePolicy.Drop));

        tracking.Tracker.Emit("test.event");

        Assert.Empty(tracking.Events);
        Assert.Equal(1, tracking.Tracker.CountLost(DropReason.ProcessorFailed));
    }

    [Fact]
    public void A_processor_that_returns_a_default_envelope_fails()
    {
        using var tracking = new CollectingTracker(null, new DelegateProcessor(
            static (ref envelope) =>
            {
                envelope = default;
                return ProcessingResult.Keep;
            },
            ProcessorFailurePolicy.Continue));

        tracking.Tracker.Emit("test.event");

        Assert.Equal("test.event", tracking.Event.Name);
        Assert.Equal(1, tracking.Failures(TrackingFailureKind.ProcessorFailed));
    }

    [Fact]
    public void By_default_an_event_whose_processor_fails_is_dropped_and_counted()
    {
        using var redacting = new CollectingTracker(null, new DelegateProcessor(static (ref envelope) =>
        {
            envelope = envelope.WithData("card", envelope.TryGetData("card", out var card) ? card.GetString()![^4..] : null);
            return ProcessingResult.Keep;
        }));

        redacting.Tracker.Emit("com.example.paid", new Dictionary<string, object?> { ["card"] = "4111111111111111" });
        redacting.Tracker.Emit("com.example.paid", new Dictionary<string, object?> { ["card"] = 4111111111111111 });

        Assert.Equal("""{"card":"1111"}""", redacting.Data);
        Assert.Equal(1, redacting.Tracker.GetAccount().Rejected[DropReason.ProcessorFailed]);
    }

    [Fact]
    public void By_default_every_kind_of_processor_fails_closed()
    {
        IEventProcessor[] failing =
            [new FailingProcessor(), new FailingNameFilter(), new DelegateProcessor(static (ref _) => throw new TimeoutException())];
        foreach (var processor in failing)
        {
            using var tracking = new CollectingTracker(null, processor);

            tracking.Tracker.Emit("test.event");

            Assert.Empty(tracking.Events);
            Assert.Equal(1, tracking.Tracker.GetAccount().Rejected[DropReason.ProcessorFailed]);
        }
    }

    [Fact]
    public void A_processor_may_clear_an_event_it_drops()
    {
        using var tracking = new CollectingTracker(null, new DelegateProcessor(static (ref envelope) =>
        {
            envelope = default;
            return ProcessingResult.Drop;
        }));

        tracking.Tracker.Emit("test.event");

        Assert.Empty(tracking.Events);
        Assert.Equal(0, tracking.AllFailures);
    }

    [Fact]
    public void A_failing_backend_does_not_affect_others()
    {
        var before = new CollectingBackend();
        var after = new CollectingBackend();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["1"] = before, ["2"] = new ThrowingBackend(), ["3"] = after });

        tracker.Emit("test.event");

        Assert.Single(before.Events);
        Assert.Single(after.Events);
    }

    [Fact]
    public void A_failing_backend_is_logged_with_its_name_and_the_event_name()
    {
        var log = new CollectingLogger<Tracker>();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["disk"] = new ThrowingBackend() }, logger: log);

        tracker.Emit("test.event");

        var entry = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Error, 2), (entry.Level, entry.Id));
        Assert.Equal("Unable to send the event \"test.event\" to the backend \"disk\": backend_failed", entry.Text);
        Assert.IsType<IOException>(entry.Exception);
    }

    [Fact]
    public void A_failure_in_a_nested_router_is_reported_to_the_tracker()
    {
        var log = new CollectingLogger<Tracker>();
        var inner = new RoutingBackend(new Dictionary<string, IEventBackend> { ["disk"] = new ThrowingBackend() });
        using var tracker = new Tracker(SomeBackends.Only(new RoutingBackend(SomeBackends.Only(inner))), logger: log);

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.CountLost(DropReason.BackendFailed));
        Assert.Contains("\"disk\"", Assert.Single(log.Entries).Text, StringComparison.Ordinal);
    }

    private sealed class FailingProcessor : IEventProcessor
    {
        public ProcessingResult Process(ref EventEnvelope envelope) => throw new TimeoutException();
    }

    private sealed class FailingNameFilter : INameFilter
    {
        public ProcessingResult Filter(string eventName) => throw new TimeoutException();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_gate")]
    private static extern ref Lock GateOf(BackendAccount account);
}
