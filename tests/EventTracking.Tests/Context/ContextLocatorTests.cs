using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>The visibility of a context: async flow, thread or process.</summary>
public sealed class ContextLocatorTests
{
    private static readonly EventContext Page = new() { ["page"] = 1 };

    public static TheoryData<IContextLocator> Locators =>
        [new AsyncLocalContextLocator(), new ThreadLocalContextLocator(), new SharedContextLocator()];

    [Theory]
    [MemberData(nameof(Locators), DisableDiscoveryEnumeration = true)]
    public void A_locator_starts_empty_and_returns_the_stored_contexts(IContextLocator locator)
    {
        var page = ContextSet.Empty.Enter("page", Page);

        Assert.Same(ContextSet.Empty, locator.Current);
        Assert.True(locator.TryReplace(ContextSet.Empty, page));
        Assert.Same(page, locator.Current);
        Assert.True(locator.TryReplace(page, ContextSet.Empty));
        Assert.Same(ContextSet.Empty, locator.Current);
    }

    [Fact]
    public async Task The_default_flows_with_async_code()
    {
        using var tracker = new Tracker();
        using var page = tracker.Context("page", Page);

        await Task.Yield();

        Assert.Equal(["page=1"], Entered(tracker));
    }

    [Fact]
    public async Task A_callee_sees_its_callers_contexts()
    {
        using var tracker = new Tracker();
        using var page = tracker.Context("page", Page);

        Assert.Equal(["page=1"], await Task.Run(() => Entered(tracker), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_caller_does_not_see_its_callees_contexts()
    {
        using var tracker = new Tracker();

        await EnterAfterAnAwait(tracker);

        Assert.Empty(Entered(tracker));
    }

    [Fact]
    public void Thread_local_contexts_are_not_shared()
    {
        using var locator = new ThreadLocalContextLocator();
        using var tracker = new Tracker(contextLocator: locator);
        using var page = tracker.Context("page", Page);

        Assert.Empty(OnAnotherThread(() => Entered(tracker)));
        Assert.Equal(["page=1"], Entered(tracker));
    }

    [Fact]
    public void Concurrent_first_access_to_thread_local_contexts_loses_none()
    {
        using var locator = new ThreadLocalContextLocator();
        using var tracker = new Tracker(contextLocator: locator);
        using var start = new Barrier(8);

        var seen = new string[8][];
        RunThreads(8, thread =>
        {
            start.SignalAndWaitInTime();
            tracker.EnterContext("thread", new EventContext { ["thread"] = thread });
            seen[thread] = Entered(tracker);
        });

        Assert.Equal(Enumerable.Range(0, 8).Select(static thread => new[] { $"thread={thread}" }), seen);
    }

    [Fact]
    public void Shared_contexts_are_visible_to_all_threads()
    {
        using var tracker = new Tracker(contextLocator: new SharedContextLocator());
        using var page = tracker.Context("page", Page);

        Assert.Equal(["page=1"], OnAnotherThread(() => Entered(tracker)));
    }

    [Fact]
    public void Concurrent_changes_to_shared_contexts_lose_none()
    {
        using var tracker = new Tracker(contextLocator: new SharedContextLocator());

        RunThreads(8, thread =>
        {
            for (var i = 0; i < 1000; i++)
            {
                using (tracker.Context($"{thread}.scoped", new EventContext { [$"{thread}.scoped"] = i }))
                    tracker.EnterContext($"{thread}", new EventContext { [$"{thread}"] = i });
            }
        });

        Assert.Equal(Enumerable.Range(0, 8).Select(static thread => $"{thread}=999"), Entered(tracker).Order());
    }

    [Fact]
    public void A_scope_disposed_on_another_thread_does_nothing()
    {
        using var locator = new ThreadLocalContextLocator();
        using var tracker = new Tracker(contextLocator: locator);
        var scope = tracker.Context("page", Page);

        OnAnotherThread(() =>
        {
            scope.Dispose();
            return Entered(tracker);
        });

        Assert.Equal(["page=1"], Entered(tracker));
    }

    private static async Task EnterAfterAnAwait(Tracker tracker)
    {
        await Task.Yield();
        tracker.EnterContext("page", Page);
    }

    private static string[] Entered(Tracker tracker) => [.. tracker.ResolveContext().Select(static entry => $"{entry.Key}={entry.Value}")];

    private static T OnAnotherThread<T>(Func<T> function)
    {
        var result = default(T);
        RunThreads(1, _ => result = function());
        return result!;
    }

    private static void RunThreads(int count, Action<int> action)
    {
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => action(number))).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.JoinInTime();
    }
}
