using System.Runtime.InteropServices;
using EventTracking.Serialization;

namespace EventTracking.Accounting;

/// <summary>
/// The counters of one account for one thread, which alone writes them: counting takes no lock and shares no cache line.
/// </summary>
/// <remarks>
/// The padding keeps cells of different threads apart, also those of neighbours on the heap. Volatile writes are plain stores on
/// x64; they keep the order, so that no reader ever sees an event arrive that was not offered.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = (2 * CacheLines.Length) + 32)]
internal sealed class AccountCell
{
    [FieldOffset(CacheLines.Length)]
    private long _offered;

    [FieldOffset(CacheLines.Length + 8)]
    private long _filtered;

    [FieldOffset(CacheLines.Length + 16)]
    private long _delivered;

    [FieldOffset(CacheLines.Length + 24)]
    private long _rejected;

    public long Offered => Volatile.Read(ref _offered);

    public long Filtered => Volatile.Read(ref _filtered);

    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Events that this thread was offered and has not decided about. Without drops, which an emit does not make.</summary>
    public long Undecided
    {
        get
        {
            var decided = Volatile.Read(ref _rejected) + Filtered + Delivered;
            return Offered - decided;
        }
    }

    public void Offer() => Volatile.Write(ref _offered, _offered + 1);

    public void Filter() => Volatile.Write(ref _filtered, _filtered + 1);

    public void Deliver(long events) => Volatile.Write(ref _delivered, _delivered + events);

    public void Reject() => Volatile.Write(ref _rejected, _rejected + 1);
}
