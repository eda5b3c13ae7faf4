using System.Runtime.CompilerServices;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>What a thread keeps from one event to the next, so that none of it is shared, locked or allocated again.</summary>
internal sealed class EmitThread : CacheLinePadded
{
    /// <summary>An event may be emitted while another is on its way, and so on; a loop ends here.</summary>
    private const int MaxEmitDepth = 8;

    /// <summary>
    /// Processors may emit, and the event that one emits is processed in turn; what its processors emit is dropped. A processor that
    /// emits for each event would otherwise answer itself.
    /// </summary>
    private const int MaxProcessingDepth = 1;

    [ThreadStatic]
    private static EmitThread? _current;

    private readonly ThreadIndex _lifetime = new();
    private readonly EventBuffer _outermost;
    private readonly EventBuffer?[] _inner = new EventBuffer?[MaxEmitDepth - 1];
    private int _depth;
    private int _processingDepth;

    internal readonly CacheLines After;

    private EmitThread()
    {
        Index = _lifetime.Value;
        _outermost = new EventBuffer(this);
    }

    public static EmitThread Current => _current ?? Create();

    /// <summary>Where the counters of this thread are in each account.</summary>
    public int Index { get; }

    public LineTimestamp Timestamp { get; } = new();

    public EventIds Ids { get; } = new();

    /// <summary>Whether one more event may be emitted from within those that are on their way.</summary>
    public bool CanEmit => _depth < MaxEmitDepth && _processingDepth <= MaxProcessingDepth;

    /// <summary>How many events are on their way.</summary>
    public int Depth => _depth;

    /// <summary>
    /// Takes a buffer. An emit from within another one gets a buffer of its own, so that the outer event's bytes stay whole.
    /// </summary>
    /// <param name="maxEventBytes">The most bytes that the line may have.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventBuffer TakeBuffer(int maxEventBytes)
    {
        var depth = _depth++;
        var buffer = depth == 0 ? _outermost : Inner(depth);
        buffer.Begin(maxEventBytes);
        return buffer;
    }

    /// <summary>Ends the use of an imported event's id in the buffer that was taken when so many events were on their way.</summary>
    public void ResetIds(int depth) => (depth == 0 ? _outermost : Inner(depth)).Ids = Ids;

    /// <summary>Gives the buffer back, if one was taken, that was taken when so many events were on their way.</summary>
    public void ReturnBuffers(int depth)
    {
        _depth = depth;
        if (HasGrown && depth == 0)
            Trim();
    }

    /// <summary>Whether a buffer has grown since all were last looked at, which is not worth doing at every event.</summary>
    public bool HasGrown { get; set; }

    private static EmitThread Create() => _current = new EmitThread();

    private EventBuffer Inner(int depth) => _inner[depth - 1] ??= new EventBuffer(this);

    private void Trim()
    {
        HasGrown = false;
        _outermost.Trim();
        Array.ForEach(_inner, static buffer => buffer?.Trim());
    }

    /// <summary>Processors run until the result is disposed of.</summary>
    public ProcessingScope EnterProcessing() => new(this);

    /// <summary>Counts how many events the thread is in the middle of processing.</summary>
    public readonly ref struct ProcessingScope : IDisposable
    {
        private readonly EmitThread _thread;

        public ProcessingScope(EmitThread thread)
        {
            _thread = thread;
            _thread._processingDepth++;
        }

        public void Dispose() => _thread._processingDepth--;
    }
}
