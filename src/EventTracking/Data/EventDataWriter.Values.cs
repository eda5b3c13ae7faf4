using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using EventTracking.Line;

namespace EventTracking;

/// <remarks>Writes values by writers of the user. Their text is validated, because <see cref="WriteRaw"/> does not validate it.</remarks>
public ref partial struct EventDataWriter
{
    private const byte FirstPrintable = 0x20;

    /// <summary>Writes a value with the writer that <see cref="EventValueAttribute"/> selects, or <c>null</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TWriter">The writer.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="jsonType">The kind of JSON value that the writer declares.</param>
    /// <exception cref="InvalidOperationException">The writer did not write one value of that kind.</exception>
    /// <exception cref="JsonException">The writer did not write JSON, or wrote more than one value.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void WriteValue<T, TWriter>(scoped in T? value, FieldJsonType jsonType)
        where TWriter : IEventValueWriter<T>
    {
        if (NullOf<T>.IsPossible && value is null)
        {
            WriteNull();
            return;
        }

        // The value writer can roll back what it wrote, and nothing before it.
        var (first, depth, start) = (_rollbackLimit, _depth, Position);
        var (buffer, failures, eventName) = (_buffer, _failures, _eventName);
        _rollbackLimit = start;
        try
        {
            TWriter.Write(ref this, in value!);
            ThrowIfReplaced<TWriter>(buffer);
            ThrowIfNotOneValue<TWriter>(start, depth, jsonType);
        }
        finally
        {
            // The field becomes null, and the fields after it are written to the event's buffer.
            if (!IsAttachedTo(buffer))
            {
                (_buffer, _failures, _eventName, _keysMayRepeat) = (buffer, failures, eventName, true);
                Attach(buffer.Bytes, start);
            }

            _rollbackLimit = first;
            _depth = depth;
        }
    }

    /// <summary>
    /// A value writer can assign another value to its parameter. It can also write to a copy, which may move the event to a larger buffer.
    /// </summary>
    private readonly bool IsAttachedTo(EventBuffer buffer) =>
        _buffer == buffer && Unsafe.AreSame(ref _start, ref MemoryMarshal.GetArrayDataReference(buffer.Bytes));

    private readonly void ThrowIfReplaced<TWriter>(EventBuffer buffer)
    {
        if (!IsAttachedTo(buffer))
        {
            throw new InvalidOperationException(
                $"'{typeof(TWriter)}' replaced the EventDataWriter, or wrote to a copy of it; pass it by 'ref'.");
        }
    }

    private readonly void ThrowIfNotOneValue<TWriter>(int start, int depth, FieldJsonType jsonType)
    {
        var json = WrittenFrom(start);
        if (json.IndexOfAnyInRange(byte.MinValue, (byte)(FirstPrintable - 1)) >= 0 || !Utf8.IsValid(json))
            throw new InvalidOperationException($"'{typeof(TWriter)}' wrote a control character, or bytes that are not UTF-8.");

        // A depth of zero would select the reader's default.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Math.Max(1, MaxDepth - depth) });
        if (json.IsEmpty || !reader.Read())
            throw new InvalidOperationException($"'{typeof(TWriter)}' wrote nothing.");
        if (!IsOfType(ref reader, jsonType))
            throw new InvalidOperationException($"'{typeof(TWriter)}' wrote a {reader.TokenType}, and declares '{jsonType}'.");
        if (depth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            throw new JsonException($"The value is nested deeper than the {MaxDepth} levels of a line.");

        while (reader.Read())
        {
        }
    }

    private static bool IsOfType(ref Utf8JsonReader reader, FieldJsonType jsonType) =>
        reader.TokenType is JsonTokenType.Null || jsonType switch
        {
            FieldJsonType.Boolean => reader.TokenType is JsonTokenType.True or JsonTokenType.False,
            FieldJsonType.Integer => reader.TokenType is JsonTokenType.Number && !reader.ValueSpan.ContainsAny(".eE"u8),
            FieldJsonType.Number => reader.TokenType is JsonTokenType.Number,
            FieldJsonType.String => reader.TokenType is JsonTokenType.String,
            FieldJsonType.Array => reader.TokenType is JsonTokenType.StartArray,
            FieldJsonType.Object => reader.TokenType is JsonTokenType.StartObject,
            _ => true,
        };

    /// <summary>Avoids comparing a struct with <see langword="null"/>, which boxes it where the JIT does not optimize.</summary>
    private static class NullOf<T>
    {
        public static readonly bool IsPossible = default(T) is null;
    }
}
