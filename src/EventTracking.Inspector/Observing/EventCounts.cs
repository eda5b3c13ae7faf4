namespace EventTracking.Inspector.Observing;

/// <summary>How often each event was emitted.</summary>
internal sealed class EventCounts
{
    /// <summary>Names can be computed, so their number is limited.</summary>
    private const int MaxNames = 10_000;

    /// <summary>The memory for names.</summary>
    private const int MaxNameBytes = 4 * 1024 * 1024;

    /// <summary>The memory for lines that are kept as examples.</summary>
    private const int MaxExampleBytes = 1024 * 1024;

    /// <summary>A line that is larger is not kept as an example.</summary>
    private const int MaxLineBytes = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, int Version), EventCount> _counts = [];
    private long _others;
    private long _nameBytes;
    private long _exampleBytes;

    /// <summary>The number of events that are not counted by name, because the names are too many or too long.</summary>
    public long Others
    {
        get
        {
            lock (_gate)
                return _others;
        }
    }

    public void Add(ObservedEvent observed)
    {
        var key = (observed.Name, observed.Descriptor?.Version ?? 0);
        lock (_gate)
        {
            var isNew = !_counts.TryGetValue(key, out var count);
            var nameBytes = isNew ? sizeof(char) * (long)observed.Name.Length : 0;
            if (isNew && (_counts.Count == MaxNames || _nameBytes + nameBytes > MaxNameBytes))
            {
                _others++;
                return;
            }

            _nameBytes += nameBytes;
            _counts[key] = new EventCount((count?.Events ?? 0) + 1, ExampleOf(observed, count?.Example ?? []));
        }
    }

    /// <summary>Returns the counts by name and version, which is 0 for untyped events.</summary>
    public Dictionary<(string Name, int Version), EventCount> Read()
    {
        lock (_gate)
            return new(_counts);
    }

    /// <summary>Returns the line of an untyped event, from which it can be declared, or the earlier example.</summary>
    private byte[] ExampleOf(ObservedEvent observed, byte[] earlier)
    {
        var line = observed.Json;
        var bytes = _exampleBytes + line.Length - earlier.Length;
        if (observed.Descriptor is not null || line.Length is 0 or > MaxLineBytes || bytes > MaxExampleBytes)
            return earlier;

        _exampleBytes = bytes;
        return line;
    }
}

/// <summary>How often an event was emitted.</summary>
/// <param name="Events">The number of emits.</param>
/// <param name="Example">The line of the last untyped one that is not too large; empty if there is none.</param>
internal sealed record EventCount(long Events, byte[] Example);
