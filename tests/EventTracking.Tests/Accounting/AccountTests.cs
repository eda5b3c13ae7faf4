using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Accounting;

/// <summary>Every event that is offered is accounted for, once.</summary>
public sealed class AccountTests
{
    [Fact]
    public void A_tracker_and_each_backend_has_an_account_in_the_order_of_the_calls()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["b"] = new CountingBackend(),
            ["a"] = new RoutingBackend(new Dictionary<string, IEventBackend> { ["y"] = new CountingBackend(), ["x"] = new CountingBackend() }),
        });

        Assert.Equal(["", "a", "a/x", "a/y", "b"], tracker.Accounts.Select(static account => account.Path));
        Assert.Equal("a/x", tracker.GetAccount("a/x").Path);

        var exception = Assert.Throws<KeyNotFoundException>(() => tracker.GetAccount("c"));
        Assert.Contains("'a/x'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_delivered_when_the_backend_has_returned()
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
    public void What_is_delivered_while_the_account_is_read_is_in_it()
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
    public void A_backend_that_delivers_all_the_time_keeps_no_reader()
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
    public void What_a_filter_leaves_out_is_filtered_where_it_stands()
    {
        var branch = new RoutingBackend(SomeBackends.Only(new CountingBackend()), [new NameAllowlistProcessor("kept")]);
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["branch"] = branch }, processors: [new RegexFilterProcessor(FilterType.Blocklist, "noise")]);

        tracker.Emit("noise");
        tracker.Emit("kept");
        tracker.Emit("other");

        AssertCounts(tracker.GetAccount(), offered: 3, filtered: 1, delivered: 2);
        AssertCounts(tracker.GetAccount("branch"), offered: 2, filtered: 1, delivered: 1);
        AssertCounts(tracker.GetAccount("branch/only"), offered: 1, filtered: 0, delivered: 1);
    }

    [Fact]
    public void What_a_broken_filter_stops_is_rejected()
    {
        using var tracker = new Tracker(
            SomeBackends.Only(new CountingBackend()), processors: [SomeProcessors.Throwing(ProcessorFailurePolicy.Drop)]);

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.ProcessorFailed, 1)], tracker.GetAccount().Rejected);
        AssertCounts(tracker.GetAccount(), offered: 1, filtered: 0, delivered: 0);
        AssertCounts(tracker.GetAccount("only"), offered: 0, filtered: 0, delivered: 0);
    }

    [Fact]
    public void A_processor_whose_policy_throws_as_well_lets_nothing_through()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()), processors: [new HopelessProcessor()]);

        tracker.Emit("test.event");

        Assert.Equal(1, tracker.GetAccount().Rejected[DropReason.ProcessorFailed]);
    }

    [Fact]
    public void What_a_backend_throws_at_is_dropped_there_and_nowhere_else()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["bad"] = new ThrowingBackend(), ["good"] = new CountingBackend() });

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.BackendFailed, 1)], tracker.GetAccount("bad").Dropped);
        AssertCounts(tracker.GetAccount("good"), offered: 1, filtered: 0, delivered: 1);
        AssertCounts(tracker.GetAccount(), offered: 1, filtered: 0, delivered: 1);
        Assert.True(tracker.GetAccount("bad").IsBalanced);
    }

    [Fact]
    public void What_comes_after_the_end_is_rejected()
    {
        var tracker = new Tracker(SomeBackends.Only(new CountingBackend()));
        tracker.Dispose();

        tracker.Emit("test.event");

        Assert.Equal([new(DropReason.Shutdown, 1)], tracker.GetAccount().Rejected);
        Assert.True(tracker.GetAccount().IsBalanced);
    }

    [Fact]
    public void An_event_that_cannot_be_written_at_all_is_rejected()
    {
        using var tracker = new Tracker(SomeBackends.Only(new CountingBackend()), new BrokenLocator());

        tracker.Emit(new VideoStopped("v", 1));
        tracker.Emit("test.event");
        tracker.Emit("test.event", SomeJson.Of("1"));

        Assert.Equal([new(DropReason.Unserializable, 3)], tracker.GetAccount().Rejected);
    }

    [Fact]
    public void A_logger_that_is_off_filters_and_a_text_that_is_too_long_is_dropped()
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
    public void A_backend_with_an_account_of_its_own_may_throw_before_or_after_it_has_offered()
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
    public void What_a_backend_holds_is_pending_until_it_settles_it()
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
    public void What_a_backend_hands_to_a_dead_letter_backend_is_neither_delivered_nor_dropped()
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
    public void Accounts_say_in_words_what_they_hold()
    {
        using var tracker = new Tracker(SomeBackends.Only(new ThrowingBackend()));
        tracker.Emit("test.event");

        Assert.Equal(
            "'only': offered 1, filtered 0, rejected 0 (none), accepted 1, delivered 0, dead-lettered 0, pending 0, dropped 1 (backend_failed 1)",
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
    public void Many_threads_one_after_the_other_and_at_once_are_counted_exactly()
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

            // Ended threads give their cells to later ones.
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
