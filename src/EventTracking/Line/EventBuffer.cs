using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Json;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>
/// The bytes of one event in flight on one thread. All envelopes of the event, including rewritten ones, are views of this buffer; the next
/// event of the thread reuses it.
/// </summary>
/// <remarks>
/// Lines are appended, so that a rewrite never changes the bytes of the original envelope. If the buffer is too small, it is replaced by a
/// larger one; the old array stays alive, unchanged, while an envelope refers to it.
/// </remarks>
/// <param name="thread">The thread that uses the buffer.</param>
/// <param name="size">The initial size in bytes; zero for an event that is read and rarely rewritten.</param>
internal sealed class EventBuffer(EmitThread thread, int size = EventBuffer.InitialSize) : CacheLinePadded
{
    private const int InitialSize = 4 * 1024;

    /// <summary>A buffer that one large event made larger than this is not kept.</summary>
    private const int MaxRetainedSize = 1024 * 1024;

    /// <summary>An upper bound for the space that the numbers, dates and names of one event reserve but do not use.</summary>
    private const int MaxSlack = 64 * 1024;

    /// <summary>The position of the first line. The cache lines before it may be shared with the array's neighbor on the heap.</summary>
    public const int FirstByte = CacheLines.Length;

    internal readonly CacheLines After;

    /// <summary>The thread that uses the buffer.</summary>
    public EmitThread Thread { get; } = thread;

    /// <summary>The bytes. Those before <see cref="Used"/> belong to envelopes in flight.</summary>
    public byte[] Bytes { get; private set; } = size == 0 ? [] : new byte[FirstByte + size];

    /// <summary>The position of the next line.</summary>
    public int Used { get; private set; } = size == 0 ? 0 : FirstByte;

    /// <summary>The maximum size of a line.</summary>
    public int MaxEventBytes { get; set; } = int.MaxValue;

    /// <summary>
    /// Creates the id of the event. For a queued event it belongs to the thread that emitted the event, which may not be
    /// <see cref="Thread"/>.
    /// </summary>
    public IEventIdSource Ids { get; set; } = thread.Ids;

    /// <summary>The number of nested routers that the event is in.</summary>
    public int RoutingDepth { get; set; }

    /// <summary>What becomes of the event, if it is observed: an EventTrace.</summary>
    public object? Trace { get; set; }

    public void Begin(int maxEventBytes)
    {
        MaxEventBytes = maxEventBytes;
        Used = FirstByte;
        RoutingDepth = 0;
    }

    /// <summary>Releases the array if one large event made it too large.</summary>
    public void Trim()
    {
        if (Bytes.Length > MaxRetainedSize)
            Bytes = new byte[FirstByte + InitialSize];
    }

    /// <summary>Makes space for <paramref name="needed"/> bytes at <paramref name="position"/>, and keeps the bytes before it.</summary>
    /// <exception cref="EventTooLargeException">The line exceeds its limit.</exception>
    public byte[] Grow(int position, int needed)
    {
        ThrowIfTooLarge(position, needed);
        var larger = new byte[Math.Max(checked(position + needed), (int)Math.Min(Bytes.Length * 2L, Array.MaxLength))];
        Bytes.AsSpan(0, position).CopyTo(larger);
        Thread.HasGrown = true;
        return Bytes = larger;
    }

    /// <summary>
    /// Rejects a line that will exceed its limit, before it is written. A text reserves at most six times the bytes that it finally takes,
    /// and everything else reserves little.
    /// </summary>
    /// <exception cref="EventTooLargeException">The line exceeds its limit.</exception>
    public void ThrowIfTooLarge(int position, int needed)
    {
        var written = position - Used;
        if (written > MaxEventBytes || needed > (JsonString.MaxEscapeLength * (long)MaxEventBytes) + MaxSlack)
            throw new EventTooLargeException(Bytes.AsSpan(Used, written), MaxEventBytes);
    }

    /// <summary>Returns the line from <see cref="Used"/> to <paramref name="end"/>; the next one starts there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> TakeLine(int end)
    {
        // The writer has checked the bounds when it wrote these bytes.
        var line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Bytes), Used), end - Used);
        Used = end;
        return line;
    }
}
