using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Json;
using EventTracking.Threading;

namespace EventTracking.Line;

/// <summary>
/// The bytes of one event on its way, on one thread. Every envelope of the event, rewritten ones
/// included, is a view of this buffer; the next event of the thread reuses it.
/// </summary>
/// <remarks>
/// Lines are appended one behind the other, so that a rewrite never touches the bytes of the envelope it was made from. When
/// the buffer is too small a larger one takes its place; the old array stays alive, unchanged, as long as an envelope
/// points into it.
/// </remarks>
/// <param name="thread">The thread that the event is on.</param>
/// <param name="size">The bytes to begin with; none for an event that is read, and hardly ever rewritten.</param>
internal sealed class EventBuffer(EmitThread thread, int size = EventBuffer.InitialSize) : CacheLinePadded
{
    private const int InitialSize = 4 * 1024;

    /// <summary>A buffer that one large event has blown up is not kept.</summary>
    private const int MaxRetainedSize = 1024 * 1024;

    /// <summary>More than the numbers, dates and names of one event are reserved beyond what they take.</summary>
    private const int MaxSlack = 64 * 1024;

    /// <summary>Where an event begins: not in the first lines of the cache, which the buffer may share with its neighbour.</summary>
    public const int FirstByte = CacheLines.Length;

    internal readonly CacheLines After;

    /// <summary>The thread that the event is emitted on.</summary>
    public EmitThread Thread { get; } = thread;

    /// <summary>The bytes; those before <see cref="Used"/> belong to envelopes that are on their way.</summary>
    public byte[] Bytes { get; private set; } = size == 0 ? [] : new byte[FirstByte + size];

    /// <summary>Where the next line begins.</summary>
    public int Used { get; private set; } = size == 0 ? 0 : FirstByte;

    /// <summary>The most bytes that a line may have.</summary>
    public int MaxEventBytes { get; set; } = int.MaxValue;

    /// <summary>What the event's id is made with: that of the thread that emitted it, which need not be this one.</summary>
    public IEventIdSource Ids { get; set; } = thread.Ids;

    /// <summary>How many routers the event is inside of.</summary>
    public int RoutingDepth { get; set; }

    public void Begin(int maxEventBytes)
    {
        MaxEventBytes = maxEventBytes;
        Used = FirstByte;
        RoutingDepth = 0;
    }

    /// <summary>Lets go of a buffer that one large event has blown up.</summary>
    public void Trim()
    {
        if (Bytes.Length > MaxRetainedSize)
            Bytes = new byte[FirstByte + InitialSize];
    }

    /// <summary>Makes room for <paramref name="needed"/> bytes behind <paramref name="position"/>; what is before stays.</summary>
    /// <exception cref="EventTooLargeException">The line is larger than it may be.</exception>
    public byte[] Grow(int position, int needed)
    {
        ThrowIfTooLarge(position, needed);
        var larger = new byte[Math.Max(checked(position + needed), (int)Math.Min(Bytes.Length * 2L, Array.MaxLength))];
        Bytes.AsSpan(0, position).CopyTo(larger);
        Thread.HasGrown = true;
        return Bytes = larger;
    }

    /// <summary>
    /// Refuses what cannot end within the limit, before it is written: what is needed for a text is at most six times what it then
    /// takes, and what is needed for all the rest is little.
    /// </summary>
    /// <exception cref="EventTooLargeException">The line is larger than it may be.</exception>
    public void ThrowIfTooLarge(int position, int needed)
    {
        var written = position - Used;
        if (written > MaxEventBytes || needed > (JsonString.MaxEscapeLength * (long)MaxEventBytes) + MaxSlack)
            throw new EventTooLargeException(Bytes.AsSpan(Used, written), MaxEventBytes);
    }

    /// <summary>Hands the bytes from <see cref="Used"/> to <paramref name="end"/> over to an envelope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> TakeLine(int end)
    {
        // A writer has just written these bytes: the bounds have been checked.
        var line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Bytes), Used), end - Used);
        Used = end;
        return line;
    }
}
