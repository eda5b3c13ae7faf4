using System.ComponentModel;
using System.Text;

namespace EventTracking.CompilerServices;

/// <summary>The names of the fields of an object, and which of them can be absent. Create it once for each type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventFieldNames
{
    private const int BitsOfMask = 64;

    private readonly byte[][] _names;
    private readonly bool[] _isOptional;

    /// <summary>Creates the names.</summary>
    /// <param name="names">The wire names. Fields are found fastest in this order.</param>
    /// <param name="optional">The indices of the fields that can be absent.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public EventFieldNames(string[] names, int[] optional)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(optional);
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _isOptional = new bool[names.Length];
        foreach (var index in optional)
            _isOptional[index] = true;
        for (var i = 0; i < Math.Min(BitsOfMask, names.Length); i++)
            Required |= _isOptional[i] ? 0 : 1UL << i;
    }

    internal int Count => _names.Length;

    /// <summary>A bit for each of the first 64 fields that cannot be absent.</summary>
    internal ulong Required { get; }

    internal bool IsRequired(int index) => !_isOptional[index];

    internal string NameAt(int index) => Encoding.UTF8.GetString(_names[index]);

    /// <summary>Returns the index of the reader's current name; -1 if it is not one of these.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">The index that is tried first.</param>
    internal int Find(ref EventDataReader reader, int expected)
    {
        var names = _names;
        if ((uint)expected < (uint)names.Length && reader.NameEquals(names[expected]))
            return expected;
        for (var i = 0; i < names.Length; i++)
        {
            if (reader.NameEquals(names[i]))
                return i;
        }

        return -1;
    }
}
