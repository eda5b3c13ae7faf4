using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Nullables
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.SByte.OrNull(), Some.Byte.OrNull(), Some.Short.OrNull(), Some.UShort.OrNull(), Some.Int.OrNull(), Some.UInt.OrNull(),
            static (a, b, c, d, e, f) => new NullableSmallIntegers(a, b, c, d, e, f))),
        Shape.Of(Gen.Select(
            Some.Long.OrNull(), Some.ULong.OrNull(), Some.Int128.OrNull(), Some.UInt128.OrNull(), Some.Bool.OrNull(),
            static (a, b, c, d, e) => new NullableLargeIntegers(a, b, c, d, e))),
        Shape.Of(Gen.Select(
            Some.Half.OrNull(), Some.Float.OrNull(), Some.Double.OrNull(), Some.Decimal.OrNull(),
            static (a, b, c, d) => new NullableFractions(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.Text.OrNothing(), Some.Char.OrNull(), Some.Guid.OrNull(),
            Some.Uri.OrNothing(), Some.Version.OrNothing(), Some.Bytes.OrNothing(),
            static (a, b, c, d, e, f) => new NullableTexts(a, b, c, d, e, f))),
        Shape.Of(Gen.Select(
            Some.DateTime.OrNull(), Some.DateTimeOffset.OrNull(), Some.DateOnly.OrNull(), Some.TimeOnly.OrNull(), Some.TimeSpan.OrNull(),
            static (a, b, c, d, e) => new NullableDates(a, b, c, d, e))),
        Shape.Of(Gen.Select(
            Some.AnyValueOf<PlaybackRate, int>(Some.Int).OrNull(), Some.AnyValueOf<Permissions, int>(Some.Int).OrNull(),
            Some.JsonElement.OrNull(), Some.Bytes.Select(static bytes => new ReadOnlyMemory<byte>(bytes)).OrNull(),
            static (a, b, c, d) => new NullableStructs(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int).OrNothing(), Some.ListOf(Some.Text).OrNothing(),
            Some.ArrayOf(Some.Guid).Select(ImmutableArray.Create).OrNull(), Some.DictionaryOf(Some.Text, Some.Bool).OrNothing(),
            static (a, b, c, d) => new NullableCollections(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.ArrayOf(Some.Int.OrNull()), Some.ListOf(Some.Text.OrNothing()), Some.ArrayOf(Some.Bytes.OrNothing()),
            Some.DictionaryOf(Some.Text, Some.Double.OrNull()),
            static (a, b, c, d) => new NullableItems(a, b, c, d))),
    ];
}

[TrackedEvent("differential.nullables.small_integers")]
internal readonly partial record struct NullableSmallIntegers(sbyte? SByte, byte? Byte, short? Short, ushort? UShort, int? Int, uint? UInt);

[TrackedEvent("differential.nullables.large_integers")]
internal readonly partial record struct NullableLargeIntegers(long? Long, ulong? ULong, Int128? Int128, UInt128? UInt128, bool? Bool);

[TrackedEvent("differential.nullables.fractions")]
internal sealed partial record NullableFractions(Half? Half, float? Single, double? Double, decimal? Decimal);

[TrackedEvent("differential.nullables.texts")]
internal sealed partial record NullableTexts(string? Text, char? Char, Guid? Guid, Uri? Uri, Version? Version, byte[]? Bytes);

[TrackedEvent("differential.nullables.dates")]
internal sealed partial record NullableDates(DateTime? Instant, DateTimeOffset? Stamped, DateOnly? Day, TimeOnly? Time, TimeSpan? Length);

[TrackedEvent("differential.nullables.structs")]
internal sealed partial record NullableStructs(
    PlaybackRate? Rate, Permissions? Permissions, JsonElement? Json, ReadOnlyMemory<byte>? Bytes);

[TrackedEvent("differential.nullables.collections")]
internal sealed partial record NullableCollections(
    int[]? Array, List<string>? List, ImmutableArray<Guid>? Immutable, Dictionary<string, bool>? Dictionary);

[TrackedEvent("differential.nullables.items")]
internal sealed partial record NullableItems(int?[] Array, List<string?> List, byte[]?[] Bytes, Dictionary<string, double?> Dictionary);
