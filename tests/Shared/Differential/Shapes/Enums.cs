using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Enums
{
    public static Shape[] All =>
    [
        Shape.Of(Some.Declared<PlaybackRate>().Select(static rate => new DeclaredValues(rate))),
        Shape.Of(Some.AnyValueOf<PlaybackRate, int>(Some.Int).Select(static rate => new UndefinedValues(rate))),
        Shape.Of(Gen.Select(
            Some.AnyValueOf<Permissions, int>(Some.Int), Some.AnyValueOf<Days, byte>(Some.Byte),
            static (permissions, days) => new FlagCombinations(permissions, days))),
        Shape.Of(Gen.Select(
            Some.AnyValueOf<TinySigned, sbyte>(Some.SByte),
            Some.AnyValueOf<SmallSigned, short>(Some.Short),
            Some.AnyValueOf<LargeSigned, long>(Some.Long),
            static (tiny, small, large) => new SignedEnums(tiny, small, large))),
        Shape.Of(Gen.Select(
            Some.AnyValueOf<SmallUnsigned, ushort>(Some.UShort),
            Some.AnyValueOf<MediumUnsigned, uint>(Some.UInt),
            Some.AnyValueOf<LargeUnsigned, ulong>(Some.ULong),
            static (small, medium, large) => new UnsignedEnums(small, medium, large))),
        Shape.Of(Gen.Select(
            Some.AnyValueOf<SignedFlags, sbyte>(Some.SByte),
            Some.AnyValueOf<WideFlags, ulong>(Some.ULong),
            static (signed, wide) => new FlagsOfOtherWidths(signed, wide))),
        Shape.Of(Some.Int.Select(static number => new EnumsWithoutMembers((Empty)number))),
    ];
}

internal enum PlaybackRate
{
    Unknown = -1,
    Normal = 1,
    OneAndAHalf = 2,
    DoubleSpeed = 3,
    X4 = 7,
}

[Flags]
internal enum Permissions
{
    None = 0,
    CanRead = 1,
    CanWrite = 2,
    ReadWrite = CanRead | CanWrite,
    CanGrade = 8,
}

/// <summary>Flags without a name for zero, the composite declared first.</summary>
[Flags]
internal enum Days : byte
{
    Weekend = Saturday | Sunday,
    Saturday = 32,
    Sunday = 64,
    Monday = 1,
}

internal enum TinySigned : sbyte { Lowest = sbyte.MinValue, MinusOne = -1, Highest = sbyte.MaxValue }

internal enum SmallSigned : short { Lowest = short.MinValue, Zero = 0 }

internal enum LargeSigned : long { Lowest = long.MinValue, Highest = long.MaxValue }

internal enum SmallUnsigned : ushort { Zero, Highest = ushort.MaxValue }

internal enum MediumUnsigned : uint { One = 1, Highest = uint.MaxValue }

internal enum LargeUnsigned : ulong { Two = 2, Highest = ulong.MaxValue }

[Flags]
internal enum SignedFlags : sbyte { Low = 1, Middle = 4, Top = sbyte.MinValue, All = -1 }

[Flags]
internal enum WideFlags : ulong { Low = 1, High = 1UL << 63, Both = Low | High }

internal enum Empty;

[TrackedEvent("differential.enums.declared_values")]
internal readonly partial record struct DeclaredValues(PlaybackRate Rate);

[TrackedEvent("differential.enums.undefined_values")]
internal readonly partial record struct UndefinedValues(PlaybackRate Rate);

[TrackedEvent("differential.enums.flag_combinations")]
internal sealed partial record FlagCombinations(Permissions Permissions, Days Days);

[TrackedEvent("differential.enums.signed")]
internal sealed partial record SignedEnums(TinySigned Tiny, SmallSigned Small, LargeSigned Large);

[TrackedEvent("differential.enums.unsigned")]
internal sealed partial record UnsignedEnums(SmallUnsigned Small, MediumUnsigned Medium, LargeUnsigned Large);

[TrackedEvent("differential.enums.flags_of_other_widths")]
internal sealed partial record FlagsOfOtherWidths(SignedFlags Signed, WideFlags Wide);

[TrackedEvent("differential.enums.without_members")]
internal sealed partial record EnumsWithoutMembers(Empty Empty);
