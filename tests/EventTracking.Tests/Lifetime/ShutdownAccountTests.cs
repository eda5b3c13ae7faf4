using System.Globalization;
using System.Text.RegularExpressions;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Lifetime;

/// <summary>Nothing is pending after a tracker is disposed, even if a backend hangs, and later outcomes do not count twice.</summary>
public sealed partial class ShutdownAccountTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly CollectingLogger<Tracker> _log = new();

    public static TheoryData<string, int> Cases => [.. from hang in Hangs.Keys from timeout in new[] { 0, 20, 300 } select (hang, timeout)];

    private static Dictionary<string, Func<Gate, IEventBackend>> Hangs { get; } = new()
    {
        ["the worker of a queue"] = static gate => Queueing(new HangingBackend(gate)),
        ["the worker of a queue of a router of a queue"] = static gate =>
            Queueing(new RoutingBackend(SomeBackends.Only(Queueing(new HangingBackend(gate))))),
        ["the worker of a queue, in a disposal as well"] = static gate => Queueing(new HangingInDisposal(gate)),
        ["a file"] = static gate => new JsonLinesBackend(new HangingStream(gate)),
        ["a file of a router"] = static gate => new RoutingBackend(SomeBackends.Only(new JsonLinesBackend(new HangingStream(gate)))),
        ["a file of a queue"] = static gate => Queueing(new JsonLinesBackend(new HangingStream(gate))),
        ["a file with small blocks of a queue"] = static gate =>
            Queueing(new JsonLinesBackend(new HangingStream(gate), new JsonLinesOptions { BlockSize = 500 })),
        ["a file without a block of a queue"] = static gate =>
            Queueing(new JsonLinesBackend(new HangingStream(gate), new JsonLinesOptions { BlockSize = 0 })),
        ["a backend that counts for itself"] = static gate => new CountingHolder(gate),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_pending_after_disposal_and_losses_are_logged(string hang, int milliseconds)
    {
        using var gate = new Gate();
        var tracker = TrackerOf(Hangs[hang](gate), milliseconds);
        for (var i = 0; i < 20; i++)
            tracker.Emit("test.event");

        tracker.Dispose();
        var accounts = tracker.Accounts;
        AssertSettled(accounts);
        Assert.Equal(20, accounts.Sum(static account => account.Dropped[DropReason.Shutdown]));
        Assert.True(LoggedLosses() == 20, string.Join('\n', _log.Entries));

        // Later actions of the hanging thread change nothing.
        gate.Open();
        Assert.True(SpinWait.SpinUntil(() => gate.Inside == 0, Limit), "The backend still hangs after its release.");
        Assert.Equal(accounts.Select(static account => account.ToString()), tracker.Accounts.Select(static account => account.ToString()));
    }

    [Fact]
    public async Task An_emit_hanging_in_a_backend_is_lost_once()
    {
        using var gate = new Gate();
        var tracker = TrackerOf(new HangingBackend(gate), 50);
        var emit = Task.Factory.StartNew(
            () => tracker.Emit("test.event"), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        Assert.True(SpinWait.SpinUntil(() => gate.Inside == 1, Limit), "The event did not reach the backend.");

        tracker.Dispose();
        Assert.Equal([1, 1], tracker.Accounts.Select(static account => account.Dropped[DropReason.Shutdown]));
        gate.Open();
        await emit.WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal([1, 1], tracker.Accounts.Select(static account => account.Dropped[DropReason.Shutdown]));
        AssertSettled(tracker.Accounts);
    }

    [Fact]
    public void The_first_loss_is_logged_with_its_event_and_backend()
    {
        using var gate = new Gate();
        var tracker = TrackerOf(
            new JsonLinesBackend(new HangingStream(gate), new JsonLinesOptions { FlushInterval = Timeout.InfiniteTimeSpan }), 20);
        for (var i = 0; i < 5; i++)
            tracker.Emit("test.event");

        tracker.Dispose();
        tracker.Emit("test.late");

        Assert.Equal(
            "Shutdown dropped 5 events that the backend \"only\" still held, the first of them \"test.event\"", _log.Entries[0].Text);
        Assert.Equal("The event \"test.late\" was emitted after its tracker was disposed, and is dropped", _log.Entries[^1].Text);
        gate.Open();
    }

    [Fact]
    public void The_first_loss_of_a_cause_is_logged_before_the_rest_are_counted()
    {
        using var tracker = TrackerOf(new DroppingHolder(), 20);

        tracker.Flush(Limit);

        Assert.Equal(
            [
                "Unable to send the event \"test.first\" to the backend \"only\": expired",
                "4 more events were dropped by \"only\" for the reason expired",
                "The backend \"only\" has lost 3 events: The disk is full",
            ],
            _log.Entries.Select(static entry => entry.Text));
    }

    [Fact]
    public async Task Accounts_are_consistent_during_and_after_disposal()
    {
        using var gate = new Gate();
        var tracker = TrackerOf(Queueing(new HangingBackend(gate)), 100);
        for (var i = 0; i < 20; i++)
            tracker.Emit("test.event");
        var isOver = false;
        var reader = Task.Run(
            () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    Assert.All(
                        tracker.Accounts,
                        static account =>
                            Assert.True(account.Pending >= 0 && account.Accepted >= 0 && account.Dropped.Total >= 0, $"{account}"));
                }
            },
            TestContext.Current.CancellationToken);

        tracker.Dispose();
        for (var i = 0; i < 1_000; i++)
            tracker.Emit("test.late");
        Volatile.Write(ref isOver, true);
        await reader.WaitAsync(Limit, TestContext.Current.CancellationToken);

        AssertSettled(tracker.Accounts);
        Assert.Equal(
            (1_020, 1_000, 20),
            (tracker.Accounts[0].Offered, tracker.Accounts[0].Rejected[DropReason.Shutdown], tracker.Accounts[0].Delivered));
        gate.Open();
    }

    private static void AssertSettled(IEnumerable<AccountSnapshot> accounts) => Assert.All(accounts, static account =>
    {
        Assert.Equal(0, account.Pending);
        Assert.True(account.IsBalanced, $"{account}");
    });

    private static BackgroundRoutingBackend Queueing(IEventBackend backend) => new(SomeBackends.Only(backend));

    /// <summary>The number of lost events according to the log.</summary>
    private long LoggedLosses() =>
        _log.Entries.Where(static entry => entry.Id is not (8 or 14))
            .Sum(static entry => Count().Match(entry.Text) is { Success: true } match
                ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : 1);

    [GeneratedRegex("^(?:Shutdown dropped )?(\\d+) ")]
    private static partial Regex Count();

    private Tracker TrackerOf(IEventBackend backend, int milliseconds) => new(
        SomeBackends.Only(backend), logger: _log,
        options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(milliseconds) });

    /// <summary>Blocks until released.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private int _inside;

        public int Inside => Volatile.Read(ref _inside);

        public void Open() => _open.Set();

        public void Pass()
        {
            Interlocked.Increment(ref _inside);
            _open.Wait(Limit);
            Interlocked.Decrement(ref _inside);
        }

        public void Dispose() => _open.Set();
    }

    private sealed class HangingBackend(Gate gate) : IEventBackend
    {
        public void Send(in EventEnvelope envelope) => gate.Pass();
    }

    private sealed class HangingInDisposal(Gate gate) : IEventBackend, IDisposable
    {
        public void Send(in EventEnvelope envelope) => gate.Pass();

        public void Dispose() => gate.Pass();
    }

    private sealed class HangingStream(Gate gate) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => gate.Pass();
    }

    /// <summary>Holds events, and hangs during a flush.</summary>
    private sealed class CountingHolder(Gate gate) : IAccountableBackend, IFlushableBackend
    {
        private int _held;

        public BackendAccount Account => field ??= new BackendAccount(() => Volatile.Read(ref _held));

        public void Send(in EventEnvelope envelope)
        {
            Account.Offer();
            Interlocked.Increment(ref _held);
        }

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            gate.Pass();
            Account.Deliver(Interlocked.Exchange(ref _held, 0));
            return new(true);
        }
    }

    /// <summary>Drops five events at once during a flush.</summary>
    private sealed class DroppingHolder : IAccountableBackend, IFlushableBackend
    {
        public BackendAccount Account { get; } = new();

        public void Send(in EventEnvelope envelope)
        {
        }

        public ValueTask<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
        {
            for (var i = 0; i < 8; i++)
                Account.Offer();
            Account.Drop(DropReason.Expired, "test.first", 5);
            Account.Drop(DropReason.Retention, "", 3, "The disk is full");
            return new(true);
        }
    }
}
