using System.Diagnostics;
using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    [DestinationFact(27)]
    public async Task A_shutdown_with_pending_events_ends_in_time()
    {
        using var proxy = destination.CreateProxy(Fault.Hang);
        var (pipeline, _) = await ConnectAsync(proxy);
        pipeline.EmitMany(1_000);
        await WaitUntilAsync(() => pipeline.Observed.Batches.Count >= 1);

        var start = Stopwatch.GetTimestamp();
        await pipeline.DisposeAsync();

        // The time limit of the tracker, and a margin for a busy machine.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5 + 10));
    }

    [DestinationFact(28)]
    public async Task The_account_is_exact_after_a_shutdown_with_pending_events()
    {
        using var proxy = destination.CreateProxy();
        var (pipeline, target) = await ConnectAsync(proxy, static options => options.With(requestTimeout: ShortTimeout));
        pipeline.EmitMany(300);
        await pipeline.FlushAsync();
        proxy.Set(Fault.Refuse);
        pipeline.EmitMany(700, first: 300);

        await pipeline.DisposeAsync();

        var account = pipeline.Account;
        Assert.True(account.IsBalanced, $"{account}");
        Assert.Equal((1_000L, 300L, 700L, 0L), (account.Accepted, account.Delivered, account.DeadLettered, account.Pending));
        Assert.Equal(pipeline.Emitted.Skip(300).Select(static one => one.Id), pipeline.DeadLetters.Events.Select(static one => one.Id));
        await AssertArrivedAsync([.. pipeline.Emitted.Take(300)], target);
    }

    [DestinationFact(30)]
    public async Task An_outage_longer_than_the_retries_loses_nothing_with_a_spool()
    {
        using var folder = new TemporaryFolder();
        using var proxy = destination.CreateProxy(Fault.Refuse);
        var (pipeline, target) = await ConnectAsync(proxy, options => options.With(
            requestTimeout: TimeSpan.FromMilliseconds(500),
            maxRetryDuration: TimeSpan.FromMilliseconds(500),
            spool: new SpoolOptions(folder.PathOf("spool"))));
        await using var _ = pipeline;
        var start = Stopwatch.GetTimestamp();

        pipeline.EmitMany(1_000);
        await WaitUntilAsync(() => Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1) && pipeline.Observed.Batches.Count > 3);
        proxy.Set(Fault.None);
        await WaitUntilAsync(() => pipeline.Account.Delivered == 1_000);

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
        Assert.Equal(0, pipeline.Account.DeadLettered);
    }

    [DestinationFact(32)]
    public async Task The_account_is_exact_after_every_fault()
    {
        using var proxy = destination.CreateProxy(loseEveryNthAnswer: 7);
        var (pipeline, target) = await ConnectAsync(
            proxy, static options => options.With(maxBatchCount: 50, requestTimeout: ShortTimeout));
        await using var _ = pipeline;

        foreach (var fault in (Fault[])[Fault.Reset, Fault.Refuse, Fault.HalfOpen, Fault.Truncate])
        {
            pipeline.EmitMany(500);
            var failed = pipeline.Backend.Status.FailedRequests;
            proxy.Set(fault);
            await WaitUntilAsync(() => pipeline.Backend.Status.FailedRequests > failed || pipeline.Account.Pending == 0);
            proxy.Set(Fault.None);
            await pipeline.FlushAsync();
            var account = pipeline.Account;
            Assert.True(account.IsBalanced && account.Pending == 0 && account.Delivered == pipeline.Emitted.Count, $"{fault}: {account}");
        }

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
    }

    [DestinationFact(33)]
    public async Task Memory_is_bounded_while_the_server_hangs()
    {
        const int capacity = 4 * 1024 * 1024;
        using var proxy = destination.CreateProxy(Fault.Hang);
        var target = await destination.CreateTargetAsync();
        var backend = new BatchingBackend(
            destination.Create(new DestinationSetup(target, proxy.Port)),
            new BatchingOptions { QueueCapacityBytes = capacity, RequestTimeout = ShortTimeout, MaxBatchAge = TimeSpan.Zero });
        await using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["destination"] = backend },
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(100) });
        var data = new Dictionary<string, object?> { ["text"] = new string('x', 1_000) };

        for (var i = 0; i < 100_000; i++)
            tracker.Emit("test.event", data);

        var account = tracker.GetAccount("destination");
        Assert.True(account.IsBalanced && account.Dropped[DropReason.QueueFull] > 90_000, $"{account}");
        Assert.InRange(backend.QueuedBytes, 1, capacity);
    }
}
