using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Accounting;

/// <summary>Every offered event is counted exactly once.</summary>
public sealed class AccountTests
{
    [Fact]
    public void Accounts_are_listed_in_call_order()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["b"] = new CountingBackend(),
            ["a"] = new RoutingBackend(
                new Dictionary<string, IEventBackend> { ["y"] = new CountingBackend(), ["x"] = new CountingBackend() }),
        });

        Assert.Equal(["", "a", "a/x", "a/y", "b"], tracker.Accounts.Select(static account => account.Path));
        Assert.Equal("a/x", tracker.GetAccount("a/x").Path);

        var exception = Assert.Throws<KeyNotFoundException>(() => tracker.GetAccount("c"));
        Assert.Contains("'a/x'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_counts_as_delivered_once_the_backend_returns()
    {
        Tracker? tracker = null;
        AccountSnapshot? within = null;
        using var emitting = tracker = new Tracker(SomeBackends.Only(new DelegateBackend((in _) => within = tracker!.GetAccount("only"))));

        tracker.Emit(new VideoStopped("v", 1));

        Assert.Equal((1, 0), (within!.Offered, within.Delivered));
        Assert.False(within.IsBalanced);
        var after = tracker.GetAccount("only");
        Assert.Equal((1, 1, 1, 0), (after.Offered, after.Accepted, after.Delivered, after.Pending));
        Assert.True(after.IsBalanced);
    }

    [Fact]
    public void An_event_delivered_during_a_read_is_included()
    {
        var held = 3L;
        BackendAccount? account = null;
        account = new BackendAccount(() =>
        {
            account!.Deliver(held);
            return held = 0;
        });
        for (var i = 0; i < held; i++)
            account.Offer();

        var read = account.Read("only");

        Assert.Equal((3, 3, 0), (read.Offered, read.Delivered, read.Pending));
        Assert.True(read.IsBalanced);
    }

    [Fact]
    public void Constant_deliveries_do_not_block_a_reader()
    {
        BackendAccount? account = null;
        account = new BackendAccount(() =>
        {
            account!.Offer();
            account.Deliver();
            return 0;
        });

        Assert.True(account.Read("only").Delivered > 0);
    }

    [Fact]
    public void A_filtered_event_counts_at_the_filter()
    {
        var branch = new RoutingBackend(SomeBackends.Only(new CountingBackend()), [new NameAllowlistProcessor("kept")]);
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["branch"] = branch },
            processors: [new RegexFilterProcessor(FilterType.Blocklist, "noise")]);

        tracker.Emit("noise");
        tracker.Emit("kept");
        tracker.Emit("other");

        AssertCounts(tracker.GetAccount(), offered: 3, filtered: 1, delivered: 2);
        AssertCounts(tracker.GetAccount("branch"), offered: 2, filtered: 1, delivered: 1);
        AssertCounts(tracker.GetAccount("branch/only"), offered: 1, filtered: 0, delivered: 1);
    }

    [Fact]
    public void An_event_dropped_by_a_failing_filter_counts_as_rejected()
    {
        using var tracker = new Tracker(
            SomeBackends.Only(new CountingBackend()), processors: [SomeProcessors.Throwing(ProcessorFailurePolicy.Drop)]);

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.ProcessorFailed, 1)], tracker.GetAccount().Rejected);
        AssertCounts(tracker.GetAccount(), offered: 1, filtered: 0, delivered: 0);
        AssertCounts(tracker.GetAccount("only"), offered: 0, filtered: 0, delivered: 0);
    }

    [Fact]
    public void A_processor_whose_failure_policy_throws_rejects_events()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()), processors: [new HopelessProcessor()]);

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.GetAccount().Rejected[DropReason.ProcessorFailed]);
    }

    [Fact]
    public void A_throwing_backend_drops_the_event_in_its_own_account_only()
    {
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["bad"] = new ThrowingBackend(), ["good"] = new CountingBackend() });

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.BackendFailed, 1)], tracker.GetAccount("bad").Dropped);
        AssertCounts(tracker.GetAccount("good"), offered: 1, filtered: 0, delivered: 1);
        AssertCounts(tracker.GetAccount(), offered: 1, filtered: 0, delivered: 1);
        Assert.True(tracker.GetAccount("bad").IsBalanced);
    }

    [Fact]
    public void Events_after_disposal_are_rejected()
    {
        var tracker = new Tracker(SomeBackends.Only(new CountingBackend()));
        tracker.Dispose();

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.Shutdown, 1)], tracker.GetAccount().Rejected);
        Assert.True(tracker.GetAccount().IsBalanced);
    }

    [Fact]
    public void An_event_that_cannot_be_serialized_is_rejected()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()), new BrokenLocator());

        tracker.Emit(new VideoStopped("v", 1));
        tracker.Emit("test.event");
        tracker.Emit("test.event", SomeJson.Of("1"));

        Assert.Equal([new(DropReason.Unserializable, 3)], tracker.GetAccount().Rejected);
    }

    [Fact]
    public void A_disabled_logger_filters_and_overlong_text_is_dropped()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["off"] = new LoggerBackend(new CollectingLogger<Tracker>(LogLevel.Error)),
            ["short"] = new LoggerBackend(new CollectingLogger<Tracker>(), new LoggerBackendOptions { MaxTextLength = 10 }),
            ["on"] = new LoggerBackend(new CollectingLogger<Tracker>()),
        });

        tracker.Emit("test.event");

        AssertCounts(tracker.GetAccount("off"), offered: 1, filtered: 1, delivered: 0);
        AssertCounts(tracker.GetAccount("on"), offered: 1, filtered: 0, delivered: 1);
        Assert.Equal([new(DropReason.Oversize, 1)], tracker.GetAccount("short").Dropped);
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced, account.ToString()));
    }

    [Fact]
    public void A_backend_with_its_own_account_may_throw_before_or_after_offering()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["before"] = new OwnAccountBackend(static _ => throw new IOException()),
            ["after"] = new OwnAccountBackend(static account =>
            {
                account.Offer();
                throw new IOException();
            }),
        });

        tracker.Emit("test.event");

        Assert.All(["before", "after"], path =>
        {
            var account = tracker.GetAccount(path);
            AssertCounts(account, offered: 1, filtered: 0, delivered: 0);
            Assert.Equal([new(DropReason.BackendFailed, 1)], account.Dropped);
        });
    }

    [Fact]
    public void Events_held_by_a_backend_are_pending_until_settled()
    {
        var held = 0L;
        var backend = new OwnAccountBackend(
            account =>
            {
                account.Offer();
                held++;
            },
            () => held);
        using var tracker = new Tracker(SomeBackends.Only(backend));
        for (var i = 0; i < 10; i++)
            tracker.Emit("test.event");

        var before = tracker.GetAccount("only");
        held = 3;
        backend.Account.Deliver(5);
        backend.Account.Drop(DropReason.DestinationRejected, "test.event", 2, "no");
        backend.Account.Drop(DropReason.Expired, "test.event", 0);
        var after = tracker.GetAccount("only");

        Assert.Equal((10, 0, 10), (before.Accepted, before.Delivered, before.Pending));
        Assert.Equal((10, 5, 3, 2), (after.Accepted, after.Delivered, after.Pending, after.Dropped.Total));
        Assert.True(before.IsBalanced && after.IsBalanced);
        Assert.Equal([new(DropReason.DestinationRejected, 2)], after.Dropped);
    }

    [Fact]
    public void Dead_lettered_events_are_neither_delivered_nor_dropped()
    {
        var backend = new OwnAccountBackend(static account => account.Offer());
        using var tracker = new Tracker(SomeBackends.Only(backend));
        for (var i = 0; i < 3; i++)
            tracker.Emit("test.event");

        backend.Account.Deliver(1);
        backend.Account.DeadLetter(2);

        var account = tracker.GetAccount("only");
        Assert.Equal((3, 1, 2, 0), (account.Accepted, account.Delivered, account.DeadLettered, account.Dropped.Total));
        Assert.True(account.IsBalanced);
    }

    [Fact]
    public void Account_text_lists_its_counts()
    {
        using var tracker = new Tracker(SomeBackends.Only(new ThrowingBackend()));
        tracker.Emit("test.event");

        Assert.Equal(
            "'only': offered 1, filtered 0, rejected 0 (none), accepted 1, delivered 0, dead-lettered 0, pending 0, dropped 1 "
                + "(backend_failed 1)",
            tracker.GetAccount("only").ToString());
    }

    [Fact]
    public void Every_reason_has_a_name_and_a_kind()
    {
        var names = DropReasonNames();

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, static name => Assert.Matches("^[a-z_]+$", name));
    }

    [Fact]
    public void Sequential_and_concurrent_threads_are_counted_exactly()
    {
        const int rounds = 5;
        const int threads = 16;
        const int events = 2_000;
        var backend = new CountingBackend();
        using var tracker = new Tracker(SomeBackends.Only(backend), processors: [new SamplingProcessor(0.5)]);

        for (var round = 0; round < rounds; round++)
        {
            var emitters = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
            {
                for (var i = 0; i < events; i++)
                    tracker.Emit(new VideoStopped("v", i));
            })).ToArray();
            Array.ForEach(emitters, static emitter => emitter.Start());
            Array.ForEach(emitters, static emitter => emitter.JoinInTime());

            // Later threads reuse the cells of ended ones.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var account = tracker.GetAccount();
        Assert.Equal(rounds * threads * events, account.Offered);
        Assert.Equal(backend.Sent, account.Delivered);
        Assert.Equal(account.Offered, account.Filtered + account.Delivered);
        Assert.Equal(backend.Sent, tracker.GetAccount("only").Delivered);
    }

    private static string[] DropReasonNames() => [.. Enum.GetValues<DropReason>().Select(EventTracking.Diagnostics.DropReasons.NameOf)];

    private static void AssertCounts(AccountSnapshot account, long offered, long filtered, long delivered)
    {
        Assert.Equal((offered, filtered, delivered), (account.Offered, account.Filtered, account.Delivered));
        Assert.True(account.IsBalanced, account.ToString());
    }

    private sealed class HopelessProcessor : IEventProcessor
    {
        public ProcessorFailurePolicy OnFailure => throw new TimeoutException();

        public ProcessingResult Process(ref EventEnvelope envelope) => throw new TimeoutException();
    }

    private sealed class BrokenLocator : IContextLocator
    {
        public ContextSet Current => throw new TimeoutException();

        public bool TryReplace(ContextSet expected, ContextSet replacement) => true;
    }

    private sealed class OwnAccountBackend(Action<BackendAccount> send, Func<long>? pending = null) : IAccountableBackend
    {
        public BackendAccount Account { get; } = new(pending);

        public void Send(in EventEnvelope envelope) => send(Account);
    }
}
