using System.Globalization;
using System.Text.Json;

namespace EventTracking.Batching.Tests.Support;

/// <summary>A holder in memory, and a tracker that adds events to it.</summary>
internal sealed class SomeHolder : IDisposable
{
    private readonly Tracker _tracker;
    private long _added;

    public SomeHolder(long capacity = long.MaxValue, TimeProvider? time = null)
    {
        Held = new MemoryHolder(capacity, time ?? TimeProvider.System);
        _tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["held"] = new DelegateBackend((in envelope) =>
            {
                if (Held.TryAdd(in envelope) is EnqueueResult.Added)
                    Interlocked.Increment(ref _added);
            }),
        });
    }

    public MemoryHolder Held { get; }

    /// <summary>The number of events that the holder has accepted.</summary>
    public long Added => Interlocked.Read(ref _added);

    /// <summary>Adds an event with a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="producer">The name of the event, by default that of every event.</param>
    /// <param name="padding">The length of a text in the event.</param>
    public void Add(int number, int producer = 0, int padding = 0) => _tracker.Emit(
        string.Create(CultureInfo.InvariantCulture, $"producer.{producer}"),
        new Dictionary<string, object?> { ["n"] = number, ["padding"] = new string('x', padding) });

    public static int NumberOf(HeldEvent held) => NumberOf(held.Json);

    public static int ProducerOf(HeldEvent held) => held.Name[^1] - '0';

    public static int NumberOf(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("data").GetProperty("n").GetInt32();
    }

    /// <summary>Settles a batch and recycles it.</summary>
    public void Settle(ArraySegment<HeldEvent> batch)
    {
        Held.LetGo(Held.Claim(batch));
        Held.Recycle(batch);
    }

    public void Dispose() => _tracker.Dispose();
}
