using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <remarks>
/// Writes the text around the data. The position is passed in locals: reading it from the writer right after it was stored would delay
/// everything that is written after it.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Initializes the writer, and writes the line of a declared event up to its data.</summary>
    /// <param name="buffer">The buffer, which must be empty.</param>
    /// <param name="failures">Where failures are reported.</param>
    /// <param name="eventName">The event that they are reported for.</param>
    /// <param name="start">The line up to the timestamp.</param>
    /// <param name="timestamp">Writes the timestamp.</param>
    /// <param name="utcTicks">The time of the emit.</param>
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

    /// <summary>Writes the line from the current position up to its data.</summary>
    /// <param name="start">The text before the timestamp.</param>
    /// <param name="timestamp">Writes the timestamp.</param>
    /// <param name="utcTicks">The time of the emit.</param>
    internal void WriteLineStart(PaddedBytes start, LineTimestamp timestamp, long utcTicks)
    {
        WriteLineStart(ref Reserve(start.PaddedLength + LineLayout.TimestampToData), start, timestamp, utcTicks);
        Advance(start.Length + LineLayout.TimestampToData);
        _rollbackLimit = Position;
    }

    /// <summary>Writes the end of the line.</summary>
    /// <param name="position">The current position.</param>
    /// <param name="bytes">The end of the line.</param>
    /// <returns>The position after the line.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int WriteLineEnd(int position, PaddedBytes bytes)
    {
        bytes.CopyTo(ref Reserve(ref Unsafe.Add(ref _start, position), bytes.PaddedLength));
        return position + bytes.Length;
    }

    /// <inheritdoc cref="WriteLineEnd(int, PaddedBytes)"/>
    internal int WriteLineEnd(int position, scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref Reserve(ref Unsafe.Add(ref _start, position), bytes.Length), bytes.Length));
        return position + bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLineStart(ref byte position, PaddedBytes start, LineTimestamp timestamp, long utcTicks)
    {
        start.CopyTo(ref position);
        position = ref Unsafe.Add(ref position, start.Length);
        timestamp.Write(utcTicks, ref position);
        var key = LineFormat.DataKey;
        key.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref position, LineTimestamp.Length), key.Length));
    }
}
