namespace EventTracking.Serialization;

/// <summary>A line while it is written: name and timestamp first, then the data, then the context.</summary>
internal ref struct OpenLine
{
    /// <summary>Writes the data; it stands right behind <c>"data":</c>.</summary>
    public EventDataWriter Data;

    private readonly Emission _emission;
    private readonly TrackedEventDescriptor? _descriptor;
    private readonly long _utcTicks;
    private readonly Guid _id;
    private readonly int _start;
    private readonly int _nameEnd;
    private readonly EventDataMark _dataStart;

    public OpenLine(Emission emission, TrackedEventDescriptor? descriptor, long utcTicks)
    {
        utcTicks -= utcTicks % TimeSpan.TicksPerMicrosecond;
        var thread = emission.Thread;
        _emission = emission;
        _descriptor = descriptor;
        _utcTicks = utcTicks;
        _id = thread.Ids.Next((utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);

        Data = new EventDataWriter(emission);
        _start = Data.Position;
        if (descriptor is null)
            WriteLineStart(emission.EventName);
        else
            Data.WriteRaw(descriptor.LineStart);
        _nameEnd = Data.Position - _start - TimestampKey.Length;
        Data.WriteTimestamp(thread.Timestamp, utcTicks);
        Data.WriteRaw("\",\"data\":"u8);
        _dataStart = Data.Mark();
    }

    /// <summary>What stands between the quoted name and the timestamp.</summary>
    private static ReadOnlySpan<byte> TimestampKey => ",\"timestamp\":\""u8;

    /// <summary>Replaces whatever has been written of the data by an empty object: the event goes out, and the failure is told.</summary>
    public void GiveUpData(Exception exception)
    {
        Data.TakeBack(_dataStart, exception);
        Data.WriteRaw("{}"u8);
    }

    public EventEnvelope Close(ContextSet contexts)
    {
        var dataEnd = Data.Position - _start;
        Data.WriteRaw(",\"context\":"u8);
        var contextStart = Data.Position - _start;
        contexts.WriteTo(ref Data);
        var contextEnd = Data.Position - _start;
        Data.WriteRaw("}"u8);

        var layout = new LineLayout(_nameEnd, _dataStart.Position - _start, dataEnd, contextStart, contextEnd);
        return new EventEnvelope(_emission, _emission.Take(Data.Position), layout, _emission.EventName, _id, _utcTicks, _descriptor);
    }

    private void WriteLineStart(string name)
    {
        Data.WriteRaw("{\"name\":"u8);
        Data.Write(name);
        Data.WriteRaw(TimestampKey);
    }
}
