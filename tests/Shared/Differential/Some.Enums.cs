using System.Runtime.CompilerServices;
using CsCheck;

namespace EventTracking.Shared.Differential;

internal static partial class Some
{
    /// <summary>A declared value of the enum.</summary>
    public static Gen<TEnum> Declared<TEnum>()
        where TEnum : struct, Enum => Gen.OneOfConst(Enum.GetValues<TEnum>());

    /// <summary>Any value of an enum: declared values, combinations and undefined numbers.</summary>
    public static Gen<TEnum> AnyValueOf<TEnum, TUnderlying>(Gen<TUnderlying> numbers)
        where TEnum : struct, Enum
        where TUnderlying : struct => Gen.OneOf(
            Declared<TEnum>(),
            Gen.Int[0, 20].Select(static number => (TEnum)Enum.ToObject(typeof(TEnum), number)),
            numbers.Select(static number => Unsafe.BitCast<TUnderlying, TEnum>(number)));
}
