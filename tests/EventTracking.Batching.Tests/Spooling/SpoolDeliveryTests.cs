using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Batching.Tests.Support;
using EventTracking.Testing;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>A batching backend with a spool, on a simulated disk.</summary>
public sealed class SpoolDeliveryTests
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public async Task Events_are_delivered_in_order_with_their_ids_and_bytes()
    {
        var destination = new SwitchedDestination();
        var observer = new CollectingBackend();
        var backend = new BatchingBackend(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = backend, ["observer"] = observer });

        for (var i = 0; i < 3_000; i++)
            tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = i });
        await destination.AwaitAsync(3_000);

        Assert.Equal(observer.Events.Select(static e => e.Id), destination.Ids);
        Assert.Equal(observer.Events.Select(static e => e.Json), destination.Lines);
    }

    [Fact]
    public async Task A_flush_waits_for_the_disk_and_not_for_the_destination()
    {
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        spool.Emit(10);

        var result = await spool.FlushAsync();

        Assert.Equal((true, 0, 10, 10), (result.Succeeded, result.Delivered, result.Pending, result.Spooled));
        Assert.Equal(10, spool.Backend.Status.SpooledEvents);
        Assert.True(spool.Backend.Status.SpooledBytes > 0);
    }

    [Fact]
    public async Task An_event_that_its_destination_sends_back_to_its_router_does_not_circulate_forever()
    {
        var destination = new SendingBack();
        var backend = new BatchingBackend(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        var router = destination.Router = new RoutingBackend(new Dictionary<string, IEventBackend> { ["batch"] = backend });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["router"] = router });

        tracker.Emit("test.event");
        await Eventually.Is(() => tracker.GetAccount("router").Rejected.Total == 1, "the event is rejected");

        Assert.Equal(64, destination.Sent);
        Assert.Equal([new(DropReason.RecursiveEmit, 1)], tracker.GetAccount("router").Rejected);
    }

    [Fact]
    public async Task A_restart_delivers_what_was_left()
    {
        var off = new SwitchedDestination(isOn: false);
        using (var first = new SomeSpool(off, SomeSpool.Options(SomeSpool.OnDisk(_disk))))
        {
            first.Emit(100);
            first.Dispose();
            var left = first.Account;
            Assert.Equal((100, 100, 100, 0), (left.Offered, left.Pending, left.Spooled, left.Dropped.Total));
            Assert.True(left.IsBalanced, left.ToString());
        }

        var destination = new SwitchedDestination();
        using var second = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        second.Emit(1, first: 100);
        await Eventually.Is(() => second.Account.Pending == 0, "nothing is pending");

        Assert.Equal((101, 101), (second.Account.Offered, second.Account.Delivered));
        Assert.Equal(Enumerable.Range(0, 101), destination.Lines.Select(SomeJson.NumberOf));
    }

    [Fact]
    public async Task A_killed_process_loses_nothing_that_was_flushed()
    {
        var killed = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        killed.Emit(100);
        Assert.True((await killed.FlushAsync()).Succeeded);
        _disk.Crash(new Random(1));

        var destination = new SwitchedDestination();
        using var next = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        await destination.AwaitAsync(100);

        Assert.Equal(Enumerable.Range(0, 100), destination.Lines.Select(SomeJson.NumberOf));
    }

    [Fact]
    public async Task Events_that_were_delivered_are_not_delivered_again_after_a_clean_restart()
    {
        var destination = new SwitchedDestination();
        using (var first = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk))))
        {
            first.Emit(1_000);
            await Eventually.Is(() => first.Account.Delivered == 1_000, "everything is delivered");
        }

        using var second = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        second.Emit(1, first: 1_000);
        await destination.AwaitAsync(1_001);

        Assert.Equal(1, second.Account.Offered);
        Assert.Equal(1_001, destination.Ids.Count);
    }

    [Fact]
    public async Task A_rejected_event_is_dead_lettered_and_the_others_are_delivered()
    {
        var destination = new ObservedDestination(static request => request.Lines.Any(static line => SomeJson.NumberOf(line) == 7)
            ? request.Count == 1 ? BatchResult.Invalid("seven") : BatchResult.Invalid("one of them")
            : BatchResult.Accepted);
        var options = SomeSpool.Options(SomeSpool.OnDisk(_disk));
        using var spool = new SomeSpool(destination, options);

        spool.Emit(20);
        await Eventually.Is(() => spool.Account.Pending == 0, "nothing is pending");

        Assert.Equal((19, 1), (spool.Account.Delivered, spool.Account.DeadLettered));
        var letter = Assert.Single(((CollectingBackend)options.DeadLetter!).Events);
        Assert.Contains("\"reason\":\"destination_rejected\"", letter.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposal_does_not_wait_for_a_destination_that_fails()
    {
        var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(SomeSpool.OnDisk(_disk)));
        spool.Emit(10);
        var start = TimeProvider.System.GetTimestamp();

        spool.Dispose();

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal((10, 0), (spool.Account.Pending, spool.Account.Dropped.Total));
    }

    [Fact]
    public async Task An_outage_longer_than_the_maximum_retry_duration_loses_nothing()
    {
        var clock = new TestClock { Passes = TimeSpan.FromMinutes(10) };
        var destination = new SwitchedDestination(isOn: false);
        using var spool = new SomeSpool(destination, new BatchingOptions
        {
            Spool = SomeSpool.OnDisk(_disk),
            DeadLetter = new CollectingBackend(),
            MaxBatchAge = TimeSpan.Zero,
            MaxRetryDuration = TimeSpan.FromMinutes(1),
            TimeProvider = clock,
        });
        spool.Emit(10);
        // Without a limit by the clock, which passes hours in no time.
        var flush = spool.Tracker.FlushWithResultAsync(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
        Assert.True((await flush.AsTask().InTime()).Succeeded);
        await Eventually.Is(() => clock.Elapsed > TimeSpan.FromHours(2), "two hours pass");

        destination.SwitchOn();
        await destination.AwaitAsync(10);

        await Eventually.Is(() => spool.Account.Pending == 0, "nothing is pending");
        Assert.Equal((10, 0, 0), (spool.Account.Delivered, spool.Account.DeadLettered, spool.Account.Dropped.Total));
    }

    [Fact]
    public async Task A_destination_may_emit()
    {
        SomeSpool? spool = null;
        var emitted = 0;
        var destination = new ObservedDestination(_ =>
        {
            if (Interlocked.Increment(ref emitted) == 1)
                spool!.Emit(5, first: 1);
            return BatchResult.Accepted;
        });
        using var disposal = spool = new SomeSpool(destination, SomeSpool.Options(SomeSpool.OnDisk(_disk)));

        spool.Emit(1);

        await Eventually.Is(() => spool.Account.Delivered == 6, "the events of the destination are delivered");
    }

    [Fact]
    public void Two_backends_with_one_path_are_an_error()
    {
        using var first = new SomeSpool(new SwitchedDestination(), SomeSpool.Options(SomeSpool.OnDisk(_disk)));

        var error = Assert.Throws<SpoolInUseException>(
            () => new BatchingBackend(new SwitchedDestination(), SomeSpool.Options(SomeSpool.OnDisk(_disk))));

        Assert.Contains("/spool", error.Message, StringComparison.Ordinal);
    }

    private sealed class SendingBack : IEventBatchBackend
    {
        private int _sent;

        public RoutingBackend? Router { get; set; }

        public int Sent => Volatile.Read(ref _sent);

        public ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            foreach (var envelope in batch)
            {
                Interlocked.Increment(ref _sent);
                Router!.Send(in envelope);
            }

            return new(BatchResult.Accepted);
        }
    }
}
