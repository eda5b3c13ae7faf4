using System.Text.Json;

namespace EventTracking.Shared;

/// <summary>Emits data that another thread changes at the same time.</summary>
internal static class ChangingData
{
    /// <returns>The number of lines that could be parsed, and the tracker's counts.</returns>
    public static (int Whole, long Offered, long Delivered) Emit(int events)
    {
        var whole = 0;
        var data = new Dictionary<string, object?>();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["only"] = new DelegateBackend((in envelope) =>
            {
                using var line = JsonDocument.Parse(envelope.Json.ToArray());
                whole++;
            }),
        });
        using var isOver = new CancellationTokenSource();
        var mutator = new Thread(() =>
        {
            var random = new Random(1);
            while (!isOver.IsCancellationRequested)
            {
                data[$"f{random.Next(50)}"] = random.Next();
                data.Remove($"f{random.Next(50)}");
            }
        });
        mutator.Start();

        for (var i = 0; i < events; i++)
            tracker.Emit("test.event", data);

        isOver.Cancel();

        // Test helpers are not available, because a native program uses this file too.
        if (!mutator.Join(TimeSpan.FromMinutes(5)))
            throw new TimeoutException("The thread that changes the data did not end within five minutes.");
        return (whole, tracker.GetAccount().Offered, tracker.GetAccount().Delivered);
    }
}
