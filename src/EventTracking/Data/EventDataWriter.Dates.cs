using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Json;

namespace EventTracking;

public ref partial struct EventDataWriter
{
    /// <summary>
    /// Writes a date and time in ISO 8601 as a string, the fraction without trailing zeros; with <c>Z</c> or an offset, depending on its
    /// kind.
    /// </summary>
    public void WriteDateTime(DateTime value)
    {
        ref var text = ref BeginText();
        var written = IsoText.WriteInstant(value, ref text);
        if (value.Kind is DateTimeKind.Utc)
            Unsafe.Add(ref text, written++) = (byte)'Z';
        else if (value.Kind is DateTimeKind.Local)
            written += IsoText.WriteOffset(TimeZoneInfo.Local.GetUtcOffset(value), ref Unsafe.Add(ref text, written));
        EndText(ref text, written);
    }

    /// <summary>Writes a date and time in ISO 8601 with its offset as a string, the fraction without trailing zeros.</summary>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        ref var text = ref BeginText();
        var written = IsoText.WriteInstant(value.DateTime, ref text);
        written += IsoText.WriteOffset(value.Offset, ref Unsafe.Add(ref text, written));
        EndText(ref text, written);
    }

    /// <summary>Writes <c>yyyy-MM-dd</c> as a string.</summary>
    public void WriteDateOnly(DateOnly value)
    {
        ref var text = ref BeginText();
        EndText(ref text, IsoText.WriteDate(value, ref text));
    }

    /// <summary>Writes <c>HH:mm:ss</c> as a string, with seven fraction digits unless the fraction is zero.</summary>
    public void WriteTimeOnly(TimeOnly value) => WriteTimeSpan(value.ToTimeSpan());

    /// <summary>Writes <c>[-][d.]hh:mm:ss[.fffffff]</c> as a string.</summary>
    public void WriteTimeSpan(TimeSpan value)
    {
        ref var text = ref BeginText();
        EndText(ref text, IsoText.WriteDuration(value, ref text));
    }

    /// <summary>Writes the text of a date or time as a string.</summary>
    internal void WriteText(scoped ReadOnlySpan<byte> text)
    {
        ref var destination = ref BeginText();
        text.CopyTo(MemoryMarshal.CreateSpan(ref destination, IsoText.MaxLength));
        EndText(ref destination, text.Length);
    }

    /// <summary>Writes a quote, and returns the position for the text of any date or time.</summary>
    private ref byte BeginText()
    {
        ref var destination = ref MemoryMarshal.GetReference(ReserveSpan(IsoText.MaxLength + 2));
        destination = (byte)'"';
        return ref Unsafe.Add(ref destination, 1);
    }

    private void EndText(ref byte text, int written)
    {
        Unsafe.Add(ref text, written) = (byte)'"';
        Advance(written + 2);
    }
}
