using EventTracking.Accounting;

namespace EventTracking.Serialization;

/// <summary>What a thread keeps from one event to the next, so that none of it is shared, locked or allocated again.</summary>
internal sealed class EmissionThread
{
    /// <summary>An event may be emitted while another is on its way, and so on; a loop ends here.</summary>
    private const int DeepestEmit = 8;

    /// <summary>
    /// Processors may emit, and the event that one emits is processed in turn; what its processors emit is dropped. A processor that
    /// emits for each event would otherwise answer itself.
    /// </summary>
    private const int DeepestProcessing = 1;

    [ThreadStatic]
    private static EmissionThread? _current;

    private readonly ThreadIndex _index = new();
    private Emission? _free;
    private int _depth;
    private int _processing;

    public static EmissionThread Current => _current ??= new EmissionThread();

    /// <summary>Where the counters of this thread are in each account.</summary>
    public int Index => _index.Value;

    public LineTimestamp Timestamp { get; } = new();

    public EventIds Ids { get; } = new();

    /// <summary>
    /// Takes a buffer. An emit from within another one gets a buffer of its own, so that the outer event's bytes stay whole.
    /// </summary>
    /// <returns><see langword="null"/> where too many events are on their way already.</returns>
    public Emission? TryTake()
    {
        if (_depth >= DeepestEmit || _processing > DeepestProcessing)
            return null;

        _depth++;
        var emission = _free ?? new Emission(this);
        _free = emission.Next;
        emission.Next = null;
        return emission;
    }

    public void Return(Emission emission)
    {
        emission.End();
        emission.Next = _free;
        _free = emission;
        _depth--;
    }

    /// <summary>Processors run until the result is disposed of.</summary>
    public ProcessingScope BeginProcessing() => new(this);

    /// <summary>Counts how many events the thread is in the middle of processing.</summary>
    public readonly ref struct ProcessingScope : IDisposable
    {
        private readonly EmissionThread _thread;

        public ProcessingScope(EmissionThread thread)
        {
            _thread = thread;
            _thread._processing++;
        }

        public void Dispose() => _thread._processing--;
    }
}
