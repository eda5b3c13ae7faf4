namespace EventTracking.Aot.Program;

/// <summary>Concurrent flows that emit events after several kinds of waits. Each event must have the context of its own flow.</summary>
internal static class ContextsOverAwait
{
    private const int Flows = 64;
    private const int Rounds = 2_000;

    private static long _correct;
    private static long _wrong;

    public static async Task PrintAsync()
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["check"] = new DelegateBackend(Check) });
        await Task.WhenAll(Enumerable.Range(0, Flows).Select(flow => Task.Run(() => FlowAsync(tracker, flow))));
        Console.WriteLine($"contexts {_correct} {_wrong} {tracker.GetAccount().Delivered} {tracker.ResolveContext().Count}");
    }

    private static async Task FlowAsync(Tracker tracker, int flow)
    {
        for (var round = 0; round < Rounds; round++)
        {
            using (tracker.Context("flow", new EventContext { ["flow"] = flow }))
            {
                await Task.Yield();
                Emit();
                await Task.Run(Emit).ConfigureAwait(false);
                await Parallel.ForEachAsync([1, 2], async (_, _) =>
                {
                    await Task.Yield();
                    Emit();
                });
                await foreach (var _ in Items())
                    Emit();
                await OnATimer();
            }

            await WithoutFlow();
        }

        void Emit() => EmitAs(tracker, flow);

        static async IAsyncEnumerable<int> Items()
        {
            await Task.Yield();
            yield return 1;
        }

        async Task OnATimer()
        {
            var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var timer = new Timer(_ =>
            {
                Emit();
                fired.SetResult();
            });
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            await fired.Task;
        }

        // Work that starts without the execution context has no event context.
        Task WithoutFlow()
        {
            using var suppressed = ExecutionContext.SuppressFlow();
            return Task.Run(() => EmitAs(tracker, -1));
        }
    }

    private static void EmitAs(Tracker tracker, int flow) =>
        tracker.Emit("com.example.aot.flow", new Dictionary<string, object?> { ["flow"] = flow });

    private static void Check(in EventEnvelope envelope)
    {
        var isCorrect = envelope.DataJson.SequenceEqual("{\"flow\":-1}"u8)
            ? envelope.ContextJson.SequenceEqual("{}"u8)
            : envelope.ContextJson.SequenceEqual(envelope.DataJson);
        Interlocked.Increment(ref isCorrect ? ref _correct : ref _wrong);
    }
}
