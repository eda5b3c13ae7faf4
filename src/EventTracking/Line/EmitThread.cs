using System.Runtime.CompilerServices;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>The state of an emitting thread: its buffers, ids and timestamp. Reusing them avoids sharing, locks and allocations.</summary>
internal sealed class EmitThread : CacheLinePadded
{
    /// <summary>The maximum nesting of emits, which stops endless recursion.</summary>
    private const int MaxEmitDepth = 8;

    /// <summary>
    /// Processors may emit. Such an event is processed in turn, but events that its processors emit are dropped. Otherwise a processor that
    /// emits for each event would call itself forever.
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

    /// <summary>The index of this thread's counters in each account.</summary>
    public int Index { get; }

    public LineTimestamp Timestamp { get; } = new();

    public EventIds Ids { get; } = new();

    /// <summary>Whether another event may be emitted within those in flight on this thread.</summary>
    public bool CanEmit => _depth < MaxEmitDepth && _processingDepth <= MaxProcessingDepth;

    /// <summary>The number of events in flight on this thread.</summary>
    public int Depth => _depth;

    /// <summary>
    /// Takes a buffer. An emit within another one gets a buffer of its own, so that the bytes of the outer event stay intact.
    /// </summary>
    /// <param name="maxEventBytes">The maximum size of the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventBuffer TakeBuffer(int maxEventBytes)
    {
        var depth = _depth++;
        var buffer = depth == 0 ? _outermost : Inner(depth);
        buffer.Begin(maxEventBytes);
        return buffer;
    }

    /// <summary>Makes the buffer that was taken at this depth use the ids of the thread again, after an imported event.</summary>
    public void ResetIds(int depth) => (depth == 0 ? _outermost : Inner(depth)).Ids = Ids;

    /// <summary>Returns the buffers that were taken since <see cref="Depth"/> had this value.</summary>
    public void ReturnBuffers(int depth)
    {
        _depth = depth;
        if (HasGrown && depth == 0)
            Trim();
    }

    /// <summary>Whether a buffer has grown since the last trim. Trimming after every event would cost too much.</summary>
    public bool HasGrown { get; set; }

    private static EmitThread Create() => _current = new EmitThread();

    private EventBuffer Inner(int depth) => _inner[depth - 1] ??= new EventBuffer(this);

    private void Trim()
    {
        HasGrown = false;
        _outermost.Trim();
        Array.ForEach(_inner, static buffer => buffer?.Trim());
    }

    /// <summary>Counts processors as running until the result is disposed.</summary>
    public ProcessingScope EnterProcessing() => new(this);

    /// <summary>Counts the events that the thread is processing.</summary>
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
