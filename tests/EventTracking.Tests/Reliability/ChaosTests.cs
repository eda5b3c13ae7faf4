using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>
/// Many events from several threads to backends that throw, hang, lag, lie and recover, with and without queues.
/// The accounts are compared with what the backends received, event by event.
/// </summary>
[Trait("Category", "Load")]
public sealed class ChaosTests
{
    private const int Threads = 4;

    [Fact]
    public void Every_event_is_where_its_account_says()
    {
        for (var seed = 1; seed <= LongRun.Choose(1, 50); seed++)
            Run(seed);
    }

    private static void Run(int seed)
    {
        var events = LongRun.Choose(400_000, 1_000_000) / Threads;
        var destinations = new Dictionary<string, ChaoticBackend>();
        var background = new BackgroundRoutingBackend(
            Moods("background/", destinations, seed), [new SamplingProcessor(0.9)],
            new BackgroundOptions { QueueCapacityBytes = 1_000_000 });
        var latest = new BackgroundRoutingBackend(
            Moods("latest/", destinations, seed + 1),
            options: new BackgroundOptions { QueueCapacityBytes = 100_000, WhenFull = QueueFullPolicy.DropOldest });
        var branch = new RoutingBackend(
            Moods("branch/", destinations, seed + 2, Mood.Hanging), [new NameAllowlistProcessor("a", "b"), new Moody(seed)]);
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["background"] = background, ["branch"] = branch, ["latest"] = latest },
            processors: [new RegexFilterProcessor(FilterType.Blocklist, "noise")]);

        var (emitted, noise) = (0L, 0L);
        var emitters = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            var own = new Random((seed * Threads) + thread);
            var ownNoise = 0;
            for (var i = 0; i < events; i++)
            {
                var name = ((string[])["a", "b", "c", "noise"])[own.Next(4)];
                if (name == "noise")
                    ownNoise++;
                tracker.Emit(name);
                if (own.Next(100_000) == 0)
                    tracker.Flush(TimeSpan.Zero);
            }

            Interlocked.Add(ref emitted, events);
            Interlocked.Add(ref noise, ownNoise);
        })).ToArray();
        Array.ForEach(emitters, static emitter => emitter.Start());
        Array.ForEach(emitters, static emitter => emitter.JoinInTime());

        // The accounts are exact even while some backends hang: events without an outcome are pending.
        Assert.True(SpinWait.SpinUntil(() => tracker.Accounts.All(static account => account.IsBalanced), TimeSpan.FromMinutes(1)));
        foreach (var destination in destinations.Values)
            destination.Release();
        tracker.Flush(Timeout.InfiniteTimeSpan);
        tracker.Dispose();
        tracker.Emit("late");

        var root = tracker.GetAccount();
        Assert.Equal((emitted + 1, noise, emitted - noise), (root.Offered, root.Filtered, root.Delivered));
        Assert.Equal([new(DropReason.Shutdown, 1)], root.Rejected);
        Assert.All(tracker.Accounts, static account => Assert.True(account.IsBalanced && account.Pending == 0, account.ToString()));
        foreach (var path in (string[])["background", "branch", "latest"])
            Assert.Equal(root.Delivered, tracker.GetAccount(path).Offered);
        foreach (var (path, destination) in destinations)
        {
            var account = tracker.GetAccount(path);
            Assert.Equal((destination.Taken, destination.Refused), (account.Delivered, account.Dropped[DropReason.BackendFailed]));
            Assert.Equal(tracker.GetAccount(path.Split('/')[0]).Delivered, account.Offered);
            Assert.Equal(
                account.Offered,
                destination.Taken + destination.Refused + account.Dropped[DropReason.QueueFull] + account.Dropped[DropReason.Shutdown]);
        }
    }

    private static Dictionary<string, IEventBackend> Moods(
        string path, Dictionary<string, ChaoticBackend> all, int seed, params Mood[] without)
    {
        var backends = new Dictionary<string, IEventBackend>();
        foreach (var mood in Enum.GetValues<Mood>().Except(without))
            backends[$"{mood}"] = all[$"{path}{mood}"] = new ChaoticBackend(mood, seed);
        return backends;
    }

    /// <summary>A filter that throws occasionally, and thereby drops the event.</summary>
    private sealed class Moody(int seed) : IEventProcessor
    {
        private long _seen;

        public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Drop;

        public ProcessingResult Process(ref EventEnvelope envelope) => Chance.Of(seed, Interlocked.Increment(ref _seen)) == 0
            ? throw new TimeoutException()
            : ProcessingResult.Keep;
    }
}
