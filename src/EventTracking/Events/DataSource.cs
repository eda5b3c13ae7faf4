using System.Runtime.CompilerServices;
using System.Text.Json;
using EventTracking.Data;

namespace EventTracking.Events;

/// <summary>
/// The event and the function that writes its data, without the type of the event: the rest of the emit is compiled once, not once per
/// event type.
/// </summary>
/// <remarks>
/// The reference points to a parameter of the current emit. Both fields are set only here, so the function matches the type that the
/// reference points to. A delegate would need an allocation.
/// </remarks>
internal readonly unsafe ref struct DataSource
{
    private readonly ref byte _value;
    private readonly delegate*<ref EventDataWriter, ref byte, void> _write;

    private DataSource(ref byte value, delegate*<ref EventDataWriter, ref byte, void> write)
    {
        _value = ref value;
        _write = write;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DataSource Of<TEvent>(in TEvent trackedEvent)
        where TEvent : ITrackedEvent<TEvent> => new(
            ref Unsafe.As<TEvent, byte>(ref Unsafe.AsRef(in trackedEvent)),
            (delegate*<ref EventDataWriter, ref byte, void>)(delegate*<ref EventDataWriter, in TEvent, void>)&TEvent.WriteData);

    public static DataSource Of(ref IReadOnlyDictionary<string, object?>? data) =>
        new(ref Unsafe.As<IReadOnlyDictionary<string, object?>?, byte>(ref data), &WriteDictionary);

    public static DataSource Of(ref JsonElement data) => new(ref Unsafe.As<JsonElement, byte>(ref data), &WriteJson);

    public void Write(ref EventDataWriter writer) => _write(ref writer, ref _value);

    private static void WriteDictionary(ref EventDataWriter writer, ref byte value)
    {
        if (Unsafe.As<byte, IReadOnlyDictionary<string, object?>?>(ref value) is { } data)
            UntypedData.WriteObject(ref writer, data);
        else
            writer.WriteRaw("{}"u8);
    }

    private static void WriteJson(ref EventDataWriter writer, ref byte value) =>
        UntypedData.WriteJson(ref writer, Unsafe.As<byte, JsonElement>(ref value));
}
