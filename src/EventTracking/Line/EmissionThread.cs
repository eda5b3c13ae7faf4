using System.Runtime.CompilerServices;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>What a thread keeps from one event to the next, so that none of it is shared, locked or allocated again.</summary>
internal sealed class EmissionThread : CacheLinePadded
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

    private readonly ThreadIndex _lifetime = new();
    private readonly Emission _outermost;
    private readonly Emission?[] _inner = new Emission?[DeepestEmit - 1];
    private int _depth;
    private int _processing;

    internal readonly CacheLines Behind;

    private EmissionThread()
    {
        Index = _lifetime.Value;
        _outermost = new Emission(this);
    }

    public static EmissionThread Current => _current ?? Begin();

    /// <summary>Where the counters of this thread are in each account.</summary>
    public int Index { get; }

    public LineTimestamp Timestamp { get; } = new();

    public EventIds Ids { get; } = new();

    /// <summary>Whether one more event may be emitted from within those that are on their way.</summary>
    public bool MayEmit => _depth < DeepestEmit && _processing <= DeepestProcessing;

    /// <summary>How many events are on their way.</summary>
    public int Depth => _depth;

    /// <summary>
    /// Takes a buffer. An emit from within another one gets a buffer of its own, so that the outer event's bytes stay whole.
    /// </summary>
    /// <param name="maxEventBytes">The most bytes that the line may have.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Emission Take(int maxEventBytes)
    {
        var depth = _depth++;
        var emission = depth == 0 ? _outermost : Inner(depth);
        emission.Begin(maxEventBytes);
        return emission;
    }

    /// <summary>Gives the buffer back, if one was taken, that was taken when so many events were on their way.</summary>
    public void ReturnTo(int depth)
    {
        _depth = depth;
        if (HasGrown && depth == 0)
            Trim();
    }

    /// <summary>Whether a buffer has grown since all were last looked at, which is not worth doing at every event.</summary>
    public bool HasGrown { get; set; }

    private static EmissionThread Begin() => _current = new EmissionThread();

    private Emission Inner(int depth) => _inner[depth - 1] ??= new Emission(this);

    private void Trim()
    {
        HasGrown = false;
        _outermost.Trim();
        Array.ForEach(_inner, static emission => emission?.Trim());
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
