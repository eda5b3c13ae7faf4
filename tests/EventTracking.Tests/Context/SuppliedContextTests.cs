using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>Contexts whose values a function supplies when the first event needs them.</summary>
public sealed class SuppliedContextTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CollectingTracker _tracking = new();
    private int _calls;

    private Tracker Tracker => _tracking.Tracker;

    [Fact]
    public void The_function_is_called_only_for_the_first_event()
    {
        using (Tracker.Context("request", Supply))
        {
            Assert.Equal(0, _calls);
            Tracker.Emit("first");
            Tracker.Emit("second");
            using (Tracker.Context("inner", new EventContext { ["inner"] = true }))
                Tracker.Emit("third");
        }

        Tracker.Emit("outside");

        Assert.Equal(1, _calls);
        Assert.Equal(["""{"call":1}""", """{"call":1}""", """{"call":1,"inner":true}""", "{}"], Contexts());
    }

    [Fact]
    public void The_function_is_not_called_without_events()
    {
        using var filtering = new CollectingTracker(null, new NameAllowlistProcessor("other"));
        using (filtering.Tracker.Context("request", Supply))
            filtering.Tracker.Emit("filtered");
        using (Tracker.Context("request", Supply))
        {
        }

        Assert.Equal(0, _calls);
    }

    [Fact]
    public void The_function_is_called_once_per_entry()
    {
        for (var i = 0; i < 3; i++)
        {
            using (Tracker.Context("request", Supply))
                Tracker.Emit("e");
        }

        Assert.Equal(["""{"call":1}""", """{"call":2}""", """{"call":3}"""], Contexts());
    }

    [Fact]
    public void A_function_context_can_be_exited_by_name()
    {
        Tracker.EnterContext("request", Supply);
        Tracker.Emit("within");
        Tracker.EnterContext("request", static () => new EventContext { ["replaced"] = true });
        Tracker.Emit("replaced");
        Tracker.ExitContext("request");
        Tracker.Emit("after");

        Assert.Equal(["""{"call":1}""", """{"replaced":true}""", "{}"], Contexts());
    }

    [Fact]
    public async Task Concurrent_emits_call_the_function_once_and_share_its_values()
    {
        const int threads = 8;
        for (var round = 1; round <= 50; round++)
        {
            using var together = new Barrier(threads);
            using (Tracker.Context("request", Supply))
            {
                var emitting = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
                    () =>
                    {
                        Assert.True(together.SignalAndWait(Patience), "The threads did not start together.");
                        Tracker.Emit("e");
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default));
                await Task.WhenAll(emitting).WaitAsync(Patience, TestContext.Current.CancellationToken);
            }

            Assert.Equal(Enumerable.Repeat($$"""{"call":{{round}}}""", threads), Contexts().TakeLast(threads));
        }
    }

    [Fact]
    public void A_throwing_function_is_reported_once_and_yields_an_empty_context()
    {
        using (Tracker.Context("server", new EventContext { ["host"] = "h" }))
        using (Tracker.Context("request", (Func<EventContext>)(() => throw new TimeoutException("no session store"))))
        {
            Tracker.Emit("first");
            Tracker.Emit("second");
        }

        Assert.Equal(["""{"host":"h"}""", """{"host":"h"}"""], Contexts());
        Assert.Equal(1, _tracking.Failures(TrackingFailureKind.ContextFailed));
        var line = Assert.Single(_tracking.Log.Entries);
        Assert.Contains("\"request\"", line.Text, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(line.Exception);
        Assert.Equal(2, Tracker.GetAccount().Delivered);
    }

    [Fact]
    public void A_function_that_returns_null_is_reported()
    {
        using (Tracker.Context("request", static () => null!))
            Tracker.Emit("e");

        Assert.Equal(["{}"], Contexts());
        Assert.Equal(1, _tracking.Failures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public void An_event_emitted_by_the_function_lacks_its_values()
    {
        using (Tracker.Context("server", new EventContext { ["host"] = "h" }))
        using (Tracker.Context("request", () =>
        {
            Tracker.Emit("inner");
            return Supply();
        }))
        {
            Tracker.Emit("outer");
            Tracker.Emit("later");
        }

        Assert.Equal(["inner", "outer", "later"], _tracking.Events.Select(static e => e.Name));
        Assert.Equal(["""{"host":"h"}""", """{"host":"h","call":1}""", """{"host":"h","call":1}"""], Contexts());
    }

    [Fact]
    public void Resolving_calls_the_function_and_the_next_event_has_the_same_values()
    {
        using (Tracker.Context("request", Supply))
        {
            Assert.Equal(1, Tracker.ResolveContext()["call"]);
            Tracker.Emit("e");
        }

        Assert.Equal(["""{"call":1}"""], Contexts());
    }

    [Fact]
    public void Null_is_rejected_immediately()
    {
        Assert.Throws<ArgumentNullException>(() => Tracker.Context("request", (Func<EventContext>)null!));
        Assert.Throws<ArgumentNullException>(() => Tracker.Context(null!, Supply));
        Assert.Throws<ArgumentNullException>(() => Tracker.EnterContext("request", (Func<EventContext>)null!));
        Assert.Throws<ArgumentNullException>(() => Tracker.EnterContext(null!, Supply));
    }

    public void Dispose() => _tracking.Dispose();

    private EventContext Supply() => new() { ["call"] = Interlocked.Increment(ref _calls) };

    private IEnumerable<string> Contexts() => _tracking.Events.Select(static e => e.Context.GetRawText());
}
