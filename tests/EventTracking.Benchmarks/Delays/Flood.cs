using System.Diagnostics;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Delays;

/// <summary>How long emits take while 64 threads emit at full speed and the destination takes nothing more: the queue is full.</summary>
internal static class Flood
{
    private const int Threads = 64;

    /// <exception cref="InvalidDataException">An event is in no account.</exception>
    public static DelayHistogram Measure(int eventsOfAThread)
    {
        using var end = new ManualResetEventSlim();
        var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["queue"] = new BackgroundRoutingBackend(new Dictionary<string, IEventBackend>
            {
                ["blackhole"] = new DelegateBackend((in _) => end.Wait()),
            }),
        });
        var delays = Emit(tracker, eventsOfAThread);

        var account = tracker.GetAccount("queue/blackhole");
        if (account.Offered != (long)Threads * eventsOfAThread || !account.IsBalanced)
            throw new InvalidDataException($"Of {(long)Threads * eventsOfAThread} events the account knows: {account}.");

        end.Set();
        tracker.Dispose();
        return delays;
    }

    private static DelayHistogram Emit(Tracker tracker, int events)
    {
        var all = new DelayHistogram();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            var delays = new DelayHistogram();
            var trackedEvent = Some.Event;
            for (var i = 0; i < events; i++)
            {
                var start = Stopwatch.GetTimestamp();
                tracker.Emit(in trackedEvent);
                delays.AddSince(start);
            }

            lock (all)
                all.Add(delays);
        })).ToArray();

        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return all;
    }
}
