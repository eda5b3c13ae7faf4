using System.ComponentModel;

namespace EventTracking.CompilerServices;

/// <summary>The loop over the fields of one object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct EventFields
{
    private const int BitsOfMask = 64;

    private readonly EventFieldNames _names;
    private readonly long _start;
    private ulong _found;

    /// <summary>The fields after the first 64.</summary>
    private readonly bool[]? _foundRest;

    internal EventFields(EventFieldNames names, long start)
    {
        (_names, _start) = (names, start);
        if (names.Count > BitsOfMask)
            _foundRest = new bool[names.Count - BitsOfMask];
    }

    /// <summary>Gets the index of the current field.</summary>
    public int Current { get; private set; } = -1;

    /// <summary>Moves the reader to the value of the next known field.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Whether there is one. There is none after an error.</returns>
    public bool Next(ref EventDataReader reader)
    {
        while (reader.NextEntry())
        {
            var field = _names.Find(ref reader, Current + 1);
            if (field >= 0)
            {
                Current = field;
                if (field < BitsOfMask)
                    _found |= 1UL << field;
                else
                    _foundRest![field - BitsOfMask] = true;
                reader.MoveToValue();
                return true;
            }

            if (!reader.SkipUnknown())
                return false;
        }

        return false;
    }

    /// <summary>Returns whether the object has the field.</summary>
    /// <param name="field">The index of the field.</param>
    public readonly bool Has(int field) =>
        field < BitsOfMask ? (_found & (1UL << field)) != 0 : _foundRest![field - BitsOfMask];

    /// <summary>Ends the object.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Whether it has all required fields, and no error has occurred.</returns>
    public readonly bool End(ref EventDataReader reader)
    {
        if (reader.HasFailed)
            return false;
        if ((_names.Required & ~_found) == 0 && _foundRest is null)
            return true;
        return HasRequired(ref reader);
    }

    /// <summary>Rejects the object because a field is absent.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="field">The index of the field.</param>
    public readonly T FailMissing<T>(ref EventDataReader reader, int field)
    {
        reader.FailAt("is missing", _start, _names.NameAt(field));
        return default!;
    }

    private readonly bool HasRequired(ref EventDataReader reader)
    {
        for (var field = 0; field < _names.Count; field++)
        {
            if (_names.IsRequired(field) && !Has(field))
                return FailMissing<bool>(ref reader, field);
        }

        return true;
    }
}
