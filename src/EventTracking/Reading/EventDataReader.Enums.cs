using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EventTracking.CompilerServices;

namespace EventTracking;

public ref partial struct EventDataReader
{
    /// <summary>Reads the name of an enum value, or several names of flags; a number for a value without a name.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <typeparam name="TNumber">Its underlying type.</typeparam>
    /// <param name="names">The names of its values.</param>
    public TEnum ReadEnum<TEnum, TNumber>(EventEnumNames<TEnum, TNumber> names)
        where TEnum : struct, Enum
        where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    {
        ArgumentNullException.ThrowIfNull(names);
        if (_json.TokenType is JsonTokenType.Number)
            return ReadEnumNumber<TEnum, TNumber>();
        if (!Is(JsonTokenType.String, "the name of an enum value"))
            return default;
        if (!names.TryFind(ref this, allowsNumbers: false, out var value))
            Fail(names.Expectation);
        return value;
    }

    /// <summary>Reads an enum value as its number.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <typeparam name="TNumber">Its underlying type.</typeparam>
    public TEnum ReadEnumNumber<TEnum, TNumber>()
        where TEnum : struct, Enum
        where TNumber : struct, IBinaryInteger<TNumber>, IMinMaxValue<TNumber>
    {
        var number = ReadNumber<TNumber>();
        return Unsafe.BitCast<TNumber, TEnum>(number);
    }

    /// <summary>Returns the text of the current string or name without an error.</summary>
    internal bool TryGetText(out string text)
    {
        try
        {
            text = _json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
