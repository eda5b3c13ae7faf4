using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Context;

/// <summary>Contexts that are never exited and contexts with many values need neither deep stacks nor quadratic time.</summary>
/// <remarks>The limit is generous: the test takes about a second, and a quadratic algorithm would take many minutes.</remarks>
public sealed class ManyContextsTests : IDisposable
{
    private const int Many = 100_000;
    private const int SmallStack = 256 * 1024;

    private readonly CountingBackend _counting = new();
    private readonly Tracker _tracker;

    public ManyContextsTests() => _tracker = new Tracker(SomeBackends.Only(_counting));

    [Fact]
    public void One_event_merges_many_unexited_contexts() => OnASmallStack(() =>
    {
        EnterMany();
        _tracker.Emit("e");

        Assert.Equal(Many - 1, _tracker.ResolveContext()["id"]);
        Assert.Equal(1, _counting.Sent);
    });

    [Fact]
    public void Events_are_emitted_between_unexited_contexts() => OnASmallStack(() =>
    {
        for (var i = 0; i < Many; i++)
        {
            _tracker.EnterContext($"request-{i}", new EventContext { ["id"] = i });
            _tracker.Emit("e");
        }

        Assert.Equal(Many, _counting.Sent);
    });

    [Fact]
    public void A_scope_costs_the_same_within_unexited_contexts() => OnASmallStack(() =>
    {
        EnterMany();
        for (var i = 0; i < Many; i++)
        {
            using (_tracker.Context("request", new EventContext { ["request"] = i }))
                _tracker.Emit("e");
            _tracker.EnterContext("named", new EventContext { ["named"] = i });
            _tracker.Emit("e");
            _tracker.ExitContext("named");
        }

        Assert.Equal(2 * Many, _counting.Sent);
    });

    [Fact]
    public void Many_contexts_are_exited_in_entry_order() => OnASmallStack(() =>
    {
        EnterMany();
        for (var i = 0; i < Many; i++)
            _tracker.ExitContext($"request-{i}");

        Assert.Empty(_tracker.ResolveContext());
    });

    [Fact]
    public void Many_contexts_are_exited_and_replaced_in_any_order() => OnASmallStack(() =>
    {
        EnterMany();
        for (var i = 0; i < Many; i++)
        {
            // 7,919 is coprime to their number: each is reached once.
            var name = $"request-{i * 7_919L % Many}";
            if (i % 2 == 0)
                _tracker.ExitContext(name);
            else
                _tracker.EnterContext(name, new EventContext { ["id"] = name });
        }

        Assert.Equal($"request-{Many - 1}", _tracker.ResolveContext()["id"]);
    });

    [Fact]
    public void Few_and_many_contexts_merge_alike()
    {
        var random = new Random(4);
        var expected = new List<(string Name, EventContext Values)>();
        for (var step = 0; step < 5_000; step++)
        {
            var name = $"{random.Next(40)}";
            var index = expected.FindIndex(each => each.Name == name);
            if (index >= 0 && random.Next(2) == 0)
            {
                _tracker.ExitContext(name);
                expected.RemoveAt(index);
            }
            else
            {
                var values = new EventContext { [$"k{random.Next(30)}"] = step, [$"k{30 + random.Next(5)}"] = step };
                _tracker.EnterContext(name, values);
                if (index >= 0)
                    expected[index] = (name, values);
                else
                    expected.Add((name, values));
            }

            if (random.Next(3) == 0)
                _tracker.Emit("e");
            var merged = new EventContext();
            foreach (var (key, value) in expected.SelectMany(static each => each.Values))
                merged[key] = value;
            Assert.Equal(merged.AsEnumerable(), _tracker.ResolveContext());
        }
    }

    [Fact]
    public void A_context_can_hold_many_values() => OnASmallStack(() =>
    {
        var context = new EventContext();
        for (var i = 0; i < Many; i++)
            context[$"key-{i}"] = i;
        for (var i = 0; i < Many; i++)
            context[$"key-{i}"] = (int)context[$"key-{i}"]! + 1;
        _tracker.EnterContext("many", context);
        _tracker.EnterContext("one more", new EventContext(context));

        Assert.Equal(Many, _tracker.ResolveContext().Count);
        Assert.Equal(Many, _tracker.ResolveContext()[$"key-{Many - 1}"]);
    });

    public void Dispose() => _tracker.Dispose();

    private void EnterMany()
    {
        for (var i = 0; i < Many; i++)
            _tracker.EnterContext($"request-{i}", new EventContext { ["id"] = i });
    }

    private static void OnASmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.IsBackground = true;
        thread.Start();

        Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "The test took more than two minutes: quadratic time in the number of contexts.");
        Assert.Null(failure);
    }
}
