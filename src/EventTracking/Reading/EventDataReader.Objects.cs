using System.Runtime.CompilerServices;
using System.Text.Json;
using EventTracking.CompilerServices;

namespace EventTracking;

public ref partial struct EventDataReader
{
    /// <summary>Begins an object. Call <see cref="EventFields.Next"/> for each field, then <see cref="EventFields.End"/>.</summary>
    /// <param name="names">The names of the fields.</param>
    public EventFields BeginObject(EventFieldNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Is(JsonTokenType.StartObject, "an object");
        return new EventFields(names, _json.TokenStartIndex);
    }

    /// <summary>Begins an array. Call <see cref="NextItem"/> for each item.</summary>
    public void BeginArray() => Is(JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the next item of an array.</summary>
    /// <returns>Whether there is one. There is none after an error.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextItem() => !HasFailed && _json.Read() && _json.TokenType is not JsonTokenType.EndArray;

    /// <summary>
    /// Begins an object with any names. Call <see cref="NextEntry"/> for each entry, then one of the methods that read its key, then one
    /// that reads its value.
    /// </summary>
    public void BeginMap() => Is(JsonTokenType.StartObject, "an object");

    /// <summary>Moves to the key of the next entry.</summary>
    /// <returns>Whether there is one. There is none after an error.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextEntry() => !HasFailed && _json.Read() && _json.TokenType is JsonTokenType.PropertyName;

    /// <summary>Finds the derived type of an object by its discriminator, at any position in the object.</summary>
    /// <param name="cases">The derived types.</param>
    /// <returns>The index of the type; -1 if the object has no discriminator; -2 after an error.</returns>
    public int FindCase(EventCases cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (HasFailed || !Is(JsonTokenType.StartObject, "an object"))
            return EventCases.Failed;

        var ahead = _json;
        while (ahead.Read() && ahead.TokenType is JsonTokenType.PropertyName)
        {
            var isDiscriminator = ahead.ValueTextEquals(cases.Discriminator);
            ahead.Read();
            if (!isDiscriminator)
            {
                ahead.Skip();
                continue;
            }

            var found = cases.Find(ref ahead);
            if (found < 0)
                FailAt("is not the discriminator of a known type", ahead.TokenStartIndex, missingField: null);
            return found;
        }

        return EventCases.None;
    }

    /// <summary>Rejects an object without a discriminator, whose type is unknown.</summary>
    /// <typeparam name="T">The base type.</typeparam>
    /// <param name="cases">The derived types.</param>
    public T FailWithoutCase<T>(EventCases cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        FailAt("is missing", _json.TokenStartIndex, cases.Name);
        return default!;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void MoveToValue() => _json.Read();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool NameEquals(ReadOnlySpan<byte> name) =>
        _json.ValueIsEscaped ? _json.ValueTextEquals(name) : _json.ValueSpan.SequenceEqual(name);

    /// <summary>Skips a field that the event does not have; an error if the reader is strict.</summary>
    internal bool SkipUnknown()
    {
        if (IsStrict)
        {
            Fail("is not a field of the event");
            return false;
        }

        _json.Read();
        _json.Skip();
        return true;
    }
}
