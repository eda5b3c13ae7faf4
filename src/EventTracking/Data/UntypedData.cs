using System.Runtime.InteropServices;
using System.Text.Json;

namespace EventTracking.Data;

/// <summary>
/// Writes a dictionary as the data or the context of an event. An entry that cannot be written does not affect the others.
/// </summary>
internal static class UntypedData
{
    public static void WriteObject(ref EventDataWriter writer, IReadOnlyDictionary<string, object?> values)
    {
        if (!KeysAreUnique(values))
            writer.ExpectRepeatedKeys();

        writer.WriteRaw("{"u8);
        var complete = writer.Checkpoint();
        try
        {
            foreach (var (key, value) in values)
            {
                writer.WriteKey(key);
                WriteField(ref writer, key, value);
                complete = writer.Checkpoint();
            }
        }
        catch (Exception exception)
        {
            // The dictionary failed, for example because another thread changed it. The entries read so far are kept.
            writer.RollBackAndReport(complete, exception);
        }

        writer.WriteRaw("}"u8);
    }

    /// <summary>
    /// Returns whether no two keys can have the same text. Other types of dictionaries, and other comparers, may permit that.
    /// </summary>
    public static bool KeysAreUnique(object values) => values switch
    {
        IHasUniqueKeys => true,
        Dictionary<string, object?> { Comparer: var comparer } => ReferenceEquals(comparer, EqualityComparer<string>.Default)
            || ReferenceEquals(comparer, StringComparer.Ordinal)
            || ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Writes entries with different keys as an object, without an enumerator.</summary>
    public static void WriteEntries(ref EventDataWriter writer, ReadOnlySpan<KeyValuePair<string, object?>> entries)
    {
        writer.WriteRaw("{"u8);
        foreach (var (key, value) in entries)
        {
            writer.WriteKey(key);
            WriteField(ref writer, key, value);
        }

        writer.WriteRaw("}"u8);
    }

    /// <summary>Writes a JSON value as the data of an event.</summary>
    /// <exception cref="JsonException">The value is nested too deeply.</exception>
    /// <exception cref="ObjectDisposedException">Its document has been disposed.</exception>
    public static void WriteJson(ref EventDataWriter writer, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined)
            writer.WriteRaw("{}"u8);
        else
            writer.WriteJson(JsonMarshal.GetRawUtf8Value(value));
    }

    /// <summary>Writes one value. A value that cannot be written becomes <c>null</c>, and a failure names the field.</summary>
    public static void WriteField(ref EventDataWriter writer, string field, object? value)
    {
        var start = writer.Checkpoint();
        try
        {
            UntypedValue.Write(ref writer, value);
        }
        catch (Exception exception)
        {
            writer.RollBack(start, field, exception);
        }
    }
}

/// <summary>Marks dictionaries with ordinal keys, so that no two keys are written as the same name.</summary>
internal interface IHasUniqueKeys;
