using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking.Benchmarks.Limit;

/// <summary>The text of the current second, so that an event writes nothing but six digits of fraction.</summary>
internal sealed class SecondTemplate
{
    public const int Length = 32;
    private readonly byte[] _text = "0000-00-00T00:00:00.000000+00:00"u8.ToArray();
    private long _start = long.MinValue / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Append(ref byte at, long utcTicks)
    {
        var ticks = (ulong)(utcTicks - _start);
        if (ticks >= TimeSpan.TicksPerSecond)
            ticks = StartSecond(utcTicks);

        Unsafe.CopyBlockUnaligned(ref at, ref MemoryMarshal.GetArrayDataReference(_text), Length);
        var fraction = (uint)ticks / (uint)TimeSpan.TicksPerMicrosecond;
        var high = fraction / 10_000;
        var low = fraction - (high * 10_000);
        var middle = low / 100;
        Digits.WritePair(ref Unsafe.Add(ref at, 20), high);
        Digits.WritePair(ref Unsafe.Add(ref at, 22), middle);
        Digits.WritePair(ref Unsafe.Add(ref at, 24), low - (middle * 100));
        return ref Unsafe.Add(ref at, Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong StartSecond(long utcTicks)
    {
        _start = utcTicks - (utcTicks % TimeSpan.TicksPerSecond);
        new DateTime(_start, DateTimeKind.Utc).TryFormat(_text, out _, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return (ulong)(utcTicks - _start);
    }
}
