using System.Runtime.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Serialization.Fast;

namespace EventTracking.Serialization;

/// <summary>A line while it is written: name and timestamp first, then the data, then the context.</summary>
internal ref struct OpenLine
{
    /// <summary>What stands between the quoted name and the timestamp.</summary>
    private static readonly PaddedBytes TimestampKey = new(",\"timestamp\":\""u8);

    /// <summary>Writes the data; it stands right behind <c>"data":</c>.</summary>
    public EventDataWriter Data;

    private TrackedEventDescriptor? _descriptor;
    private long _utcTicks;
    private ulong _idLow;
    private int _dataStart;

    /// <summary>Begins the line, in place: see <see cref="EventDataWriter.Begin"/>.</summary>
    /// <param name="emission">The buffer.</param>
    /// <param name="failures">Where failures go.</param>
    /// <param name="name">The event name.</param>
    /// <param name="descriptor">The declared event, if it is one.</param>
    /// <param name="utcTicks">When the event was emitted.</param>
    /// <param name="idLow">The low half of its id.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(Emission emission, FailureReporter failures, string name, TrackedEventDescriptor? descriptor, long utcTicks, ulong idLow)
    {
        _descriptor = descriptor;
        _utcTicks = utcTicks;
        _idLow = idLow;

        Data.Begin(emission, failures, name);
        if (descriptor is null)
            WriteName(name);
        Data.WriteLineStart(descriptor?.LineStart ?? TimestampKey, emission.Thread.Timestamp, utcTicks);
        _dataStart = Data.BeginData();
    }

    /// <summary>What stands between the data and the context.</summary>
    public static ReadOnlySpan<byte> ContextKey => ",\"context\":"u8;

    /// <summary>Replaces whatever has been written of the data by an empty object: the event goes out, and the failure is told.</summary>
    public void GiveUpData(Exception exception)
    {
        Data.TakeBackAll(_dataStart, exception);
        Data.WriteRaw("{}"u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventEnvelope Close(ContextSet contexts)
    {
        var start = Data.Emission.Used;
        var (dataStart, dataEnd) = (_dataStart - start, Data.Position - start);
        contexts.WriteLineEnd(ref Data);
        var end = Data.Position;

        var nameEnd = dataStart - EventDataWriter.TimestampAndKeyLength - TimestampKey.Length;
        var layout = new LineLayout(nameEnd, dataStart, dataEnd, dataEnd + ContextKey.Length, end - start - 1);
        return new EventEnvelope(Data.Emission, Data.Failures, Data.Emission.Take(end), layout, Data.EventName, _idLow, _utcTicks, _descriptor);
    }

    private void WriteName(string name)
    {
        Data.WriteRaw("{\"name\":"u8);
        Data.Write(name);
    }
}
