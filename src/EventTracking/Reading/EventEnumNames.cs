using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace EventTracking.CompilerServices;

/// <summary>The wire names of an enum. Create it once for each enum.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNumber">Its underlying type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventEnumNames<TEnum, TNumber>
    where TEnum : struct, Enum
    where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
{
    private const string Separator = ", ";

    private readonly string[] _names;
    private readonly byte[][] _utf8Names;
    private readonly TEnum[] _values;
    private readonly bool _isFlags;

    /// <summary>Creates the names.</summary>
    /// <param name="names">The wire names.</param>
    /// <param name="values">The values, in the order of their names.</param>
    /// <param name="isFlags">Whether several names, separated by a comma and a space, are a value.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public EventEnumNames(string[] names, TEnum[] values, bool isFlags)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        _names = names;
        _utf8Names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _values = values;
        _isFlags = isFlags;
    }

    /// <summary>What is expected, for an error.</summary>
    internal string Expectation =>
        _names.Length == 0 ? $"expected a number for {typeof(TEnum).Name}" : $"expected one of {string.Join(Separator, _names)}";

    /// <summary>Finds the value of the reader's current string or name.</summary>
    internal bool TryFind(ref EventDataReader reader, bool allowsNumbers, out TEnum value)
    {
        for (var i = 0; i < _utf8Names.Length; i++)
        {
            if (reader.NameEquals(_utf8Names[i]))
            {
                value = _values[i];
                return true;
            }
        }

        value = default;
        if (!_isFlags && !allowsNumbers)
            return false;
        return reader.TryGetText(out var text)
            && ((_isFlags && TryCombine(text, out value)) || (allowsNumbers && TryParseNumber(text, out value)));
    }

    private bool TryCombine(string text, out TEnum value)
    {
        var bits = TNumber.Zero;
        foreach (var range in text.AsSpan().Split(Separator))
        {
            var index = IndexOf(text.AsSpan(range));
            if (index < 0)
            {
                value = default;
                return false;
            }

            bits |= Unsafe.BitCast<TEnum, TNumber>(_values[index]);
        }

        value = Unsafe.BitCast<TNumber, TEnum>(bits);
        return true;
    }

    private int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i]))
                return i;
        }

        return -1;
    }

    private static bool TryParseNumber(string text, out TEnum value)
    {
        var isNumber = TNumber.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = Unsafe.BitCast<TNumber, TEnum>(number);
        return isNumber;
    }
}
