using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>Contexts follow only the flow that entered them, across every kind of await.</summary>
[Trait("Category", "Load")]
public sealed class FlowTests
{
    private const int Flows = 64;
    private const long EmitsOfARound = 13;
    private readonly Tracker _tracker;
    private long _sent;
    private long _strangers;

    public FlowTests() => _tracker = new Tracker(new Dictionary<string, IEventBackend>
    {
        ["direct"] = new DelegateBackend(Check),
        ["background"] = new BackgroundRoutingBackend(SomeBackends.Only(new DelegateBackend(Check)), options: new BackgroundOptions
        {
            WhenFull = QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan),
        }),
    });

    [Fact]
    public async Task Events_never_contain_the_context_of_another_flow()
    {
        var rounds = LongRun.Choose(quick: 770, full: 1_540, @long: 77_000);
        var flows = Enumerable.Range(0, Flows).Select(flow => Task.Run(() => Flow(flow, rounds), TestContext.Current.CancellationToken));

        var emitted = (await Task.WhenAll(flows)).Sum();

        Assert.True(_tracker.FlushInTime());
        Assert.Equal(0, Interlocked.Read(ref _strangers));
        Assert.True(emitted >= rounds * Flows * EmitsOfARound);
        Assert.Equal(2 * emitted, Interlocked.Read(ref _sent));
        Assert.Equal((emitted, emitted), (_tracker.GetAccount().Offered, _tracker.GetAccount().Delivered));
        Assert.Equal(emitted, _tracker.GetAccount("background/only").Delivered);
        Assert.Empty(_tracker.ResolveContext());
        _tracker.Dispose();
    }

    /// <summary>Emits from every place that a flow reaches, with the number of the flow as data.</summary>
    private async Task<long> Flow(int flow, int rounds)
    {
        var emitted = 0L;
        for (var round = 0; round < rounds; round++)
        {
            using (_tracker.Context("flow", new EventContext { ["flow"] = flow }))
            {
                Emit();
                await Task.Yield();
                Emit();
                await Task.Run(Emit).ConfigureAwait(false);
                await Task.WhenAll(Task.Run(Emit), Task.Run(async () =>
                {
                    using (_tracker.Context("inner", new EventContext { ["flow"] = flow }))
                    {
                        await Task.Yield();
                        Emit();
                    }
                }));
                await foreach (var _ in Items())
                    Emit();
                await Parallel.ForEachAsync([1, 2], async (_, _) =>
                {
                    await Task.Yield();
                    Emit();
                });
                await OnATimer();
            }

            await WithoutFlow();
            if (_tracker.ResolveContext().Count != 0)
                throw new InvalidOperationException("A context was not exited.");
        }

        return emitted;

        void Emit()
        {
            Interlocked.Increment(ref emitted);
            _tracker.Emit(new FlowEvent(flow));
        }

        async IAsyncEnumerable<int> Items()
        {
            for (var i = 0; i < 2; i++)
            {
                await Task.Yield();
                Emit();
                yield return i;
            }
        }

        Task OnATimer()
        {
            var fired = new TaskCompletionSource();
            var timer = new Timer(_ =>
            {
                Emit();
                fired.SetResult();
            });
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            return fired.Task.ContinueWith(_ => timer.Dispose(), TaskScheduler.Default);
        }

        // Work started without the execution context has no tracking context.
        Task WithoutFlow()
        {
            using var suppressed = ExecutionContext.SuppressFlow();
            return Task.Run(() =>
            {
                Interlocked.Increment(ref emitted);
                _tracker.Emit(new FlowEvent(-1));
            });
        }
    }

    private void Check(in EventEnvelope envelope)
    {
        Interlocked.Increment(ref _sent);
        var isOwn = envelope.DataJson.SequenceEqual("{\"flow\":-1}"u8)
            ? envelope.ContextJson.SequenceEqual("{}"u8)
            : envelope.ContextJson.SequenceEqual(envelope.DataJson);
        if (!isOwn)
            Interlocked.Increment(ref _strangers);
    }

    private readonly record struct FlowEvent(int Flow) : ITrackedEvent<FlowEvent>
    {
        public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<FlowEvent>("test.flow", []);

        public static void WriteData(ref EventDataWriter writer, in FlowEvent trackedEvent)
        {
            writer.WriteRaw("{\"flow\":"u8);
            writer.WriteInt64(trackedEvent.Flow);
            writer.WriteRaw("}"u8);
        }
    }
}
