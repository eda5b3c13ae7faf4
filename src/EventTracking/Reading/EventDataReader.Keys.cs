using System.Globalization;
using System.Numerics;
using EventTracking.CompilerServices;

namespace EventTracking;

/// <remarks>The methods that read a key move on to its value.</remarks>
public ref partial struct EventDataReader
{
    /// <summary>Reads the key of an entry.</summary>
    public string ReadStringKey()
    {
        var key = Text();
        _json.Read();
        return key;
    }

    /// <summary>Reads the key of an entry.</summary>
    public Guid ReadGuidKey()
    {
        Span<byte> copy = stackalloc byte[ShortText];
        if (!TryGetShortText(copy, out var text) || !Guid.TryParse(text, CultureInfo.InvariantCulture, out var key))
        {
            key = default;
            Fail("expected a GUID as the key");
        }

        _json.Read();
        return key;
    }

    /// <summary>Reads the key of an entry.</summary>
    /// <typeparam name="T">The type of the key.</typeparam>
    public T ReadNumberKey<T>()
        where T : struct, INumberBase<T>, IMinMaxValue<T>
    {
        Span<byte> copy = stackalloc byte[ShortText];
        if (!TryGetShortText(copy, out var text) || !TryParse<T>(text, out var key))
        {
            key = default;
            FailRange<T>();
        }

        _json.Read();
        return key;
    }

    /// <summary>Reads the key of an entry.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <typeparam name="TNumber">Its underlying type.</typeparam>
    /// <param name="names">The names of its values.</param>
    public TEnum ReadEnumKey<TEnum, TNumber>(EventEnumNames<TEnum, TNumber> names)
        where TEnum : struct, Enum
        where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    {
        ArgumentNullException.ThrowIfNull(names);
        if (!names.TryFind(ref this, allowsNumbers: true, out var key))
            Fail(names.Expectation);
        _json.Read();
        return key;
    }
}
