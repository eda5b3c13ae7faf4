using EventTracking.CompilerServices;

namespace EventTracking.Reading.Tests.Events;

/// <summary>An event whose contract is implemented by hand.</summary>
internal sealed record HandWritten(string Title, int Pages) : IReadableEvent<HandWritten>
{
    private static readonly EventFieldNames Names = new(["title", "pages"], optional: [1]);

    public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<HandWritten>("org.example.hand_written", []);

    public static void WriteData(ref EventDataWriter writer, in HandWritten trackedEvent)
    {
        writer.WriteRaw("{\"title\":"u8);
        writer.WriteString(trackedEvent.Title);
        writer.WriteRaw(",\"pages\":"u8);
        writer.WriteInt64(trackedEvent.Pages);
        writer.WriteRaw("}"u8);
    }

    public static HandWritten ReadData(ref EventDataReader reader, int version)
    {
        var (title, pages) = ("", 0);
        var fields = reader.BeginObject(Names);
        while (fields.Next(ref reader))
        {
            if (fields.Current == 0)
                title = reader.ReadString();
            else
                pages = reader.ReadInt32();
        }

        return fields.End(ref reader) ? new HandWritten(title, pages) : null!;
    }
}
