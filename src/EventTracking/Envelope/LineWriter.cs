using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking.Envelope;

/// <summary>Writes a line: name and timestamp first, then the data, then the context.</summary>
internal ref struct LineWriter
{
    /// <summary>The text between the quoted name and the timestamp.</summary>
    private static readonly PaddedBytes TimestampKey = new(LineFormat.TimestampKey);

    /// <summary>Writes the data.</summary>
    public EventDataWriter Data;

    private TrackedEventDescriptor? _descriptor;
    private long _utcTicks;
    private ulong _idLow;

    /// <summary>Starts the line, in place: see <see cref="EventDataWriter.Open"/>.</summary>
    /// <param name="buffer">The buffer, which must be empty.</param>
    /// <param name="timestamp">Writes the timestamp.</param>
    /// <param name="failures">Where failures are reported.</param>
    /// <param name="name">The event name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="utcTicks">The time of the emit.</param>
    /// <param name="idLow">The low half of the event's id.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(
        EventBuffer buffer,
        LineTimestamp timestamp,
        FailureReporter failures,
        string name,
        TrackedEventDescriptor? descriptor,
        long utcTicks,
        ulong idLow)
    {
        _descriptor = descriptor;
        _utcTicks = utcTicks;
        _idLow = idLow;

        if (descriptor is not null)
        {
            Data.OpenLine(buffer, failures, name, descriptor.LineStart, timestamp, utcTicks);
        }
        else
        {
            Data.Open(buffer, failures, name);
            WriteName(name);
            Data.WriteLineStart(TimestampKey, timestamp, utcTicks);
        }
    }

    /// <summary>Replaces the data with an empty object and reports the failure.</summary>
    public void DiscardData(Exception exception)
    {
        Data.RollBackData(exception);
        Data.WriteRaw(LineFormat.EmptyObject);
    }

    /// <summary>Writes the context and the end of the line.</summary>
    /// <param name="contexts">The current contexts.</param>
    /// <param name="extraFields">The fields to write after the context.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventEnvelope Close(ContextSet contexts, ExtraFields extraFields)
    {
        const int start = EventBuffer.FirstByte;
        if (Data.KeysMayRepeat)
            Data.MakeKeysUnique(Data.DataStart);

        var dataEnd = Data.Position;
        var end = contexts.WriteLineEnd(ref Data, dataEnd);

        var layout = LineLayout.Of(Data.DataStart - start, dataEnd - start, end - start);
        if (extraFields is not ExtraFields.None)
            end = WriteExtraFields(extraFields, end);
        return new EventEnvelope(
            Data.Buffer, Data.Failures, Data.Buffer.TakeLine(end), layout, Data.EventName, _idLow, _utcTicks, _descriptor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WriteExtraFields(ExtraFields extraFields, int end)
    {
        Span<byte> fields = stackalloc byte[LineFormat.MaxExtraFieldsLength];
        var length = LineFormat.WriteExtraFields(
            fields,
            extraFields.HasFlag(ExtraFields.Id) ? Data.Buffer.Ids.At(_utcTicks, _idLow) : null,
            extraFields.HasFlag(ExtraFields.Version) ? _descriptor?.Version : null);
        return Data.WriteLineEnd(end - LineFormat.End.Length, fields[..length]);
    }

    private void WriteName(string name)
    {
        Data.WriteRaw(LineFormat.NameKey);
        Data.WriteString(name);
    }
}
