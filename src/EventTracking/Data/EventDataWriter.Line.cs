using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <remarks>
/// What stands around the data. The place in the buffer is handed on in locals here: read from the writer right after it was put
/// there, it would hold up all that is written behind it.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Begins to write, and writes the line of a declared event up to its data.</summary>
    /// <param name="buffer">The buffer, of which nothing is used.</param>
    /// <param name="failures">Where failures go.</param>
    /// <param name="eventName">The event that they are reported for.</param>
    /// <param name="start">What stands before the timestamp.</param>
    /// <param name="timestamp">Writes the timestamp.</param>
    /// <param name="utcTicks">When the event was emitted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void OpenLine(
        EventBuffer buffer, FailureReporter failures, string eventName, PaddedBytes start, LineTimestamp timestamp, long utcTicks)
    {
        var bytes = buffer.Bytes;
        var needed = start.PaddedLength + LineLayout.TimestampToData;
        if (bytes.Length < EventBuffer.FirstByte + needed)
            bytes = buffer.Grow(EventBuffer.FirstByte, needed);

        OpenAt(EventBuffer.FirstByte + start.Length + LineLayout.TimestampToData, bytes, buffer, failures, eventName);
        WriteLineStart(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), EventBuffer.FirstByte), start, timestamp, utcTicks);
    }

    /// <summary>Writes a line up to the data, behind what has been written of it.</summary>
    /// <param name="start">What stands before the timestamp.</param>
    /// <param name="timestamp">Writes the timestamp.</param>
    /// <param name="utcTicks">When the event was emitted.</param>
    internal void WriteLineStart(PaddedBytes start, LineTimestamp timestamp, long utcTicks)
    {
        WriteLineStart(ref Reserve(start.PaddedLength + LineLayout.TimestampToData), start, timestamp, utcTicks);
        Advance(start.Length + LineLayout.TimestampToData);
        _rollbackLimit = Position;
    }

    /// <summary>Writes the end of a line.</summary>
    /// <param name="position">Where the writer is.</param>
    /// <param name="bytes">The end.</param>
    /// <returns>Where the line ends.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int WriteLineEnd(int position, PaddedBytes bytes)
    {
        bytes.CopyTo(ref Reserve(ref Unsafe.Add(ref _start, position), bytes.PaddedLength));
        return position + bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLineStart(ref byte place, PaddedBytes start, LineTimestamp timestamp, long utcTicks)
    {
        start.CopyTo(ref place);
        place = ref Unsafe.Add(ref place, start.Length);
        timestamp.Write(utcTicks, ref place);
        var key = LineFormat.DataKey;
        key.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref place, LineTimestamp.Length), key.Length));
    }
}
