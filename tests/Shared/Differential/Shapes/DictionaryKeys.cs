using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class DictionaryKeys
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(
            Some.DictionaryOf(Some.SByte, Some.Bool), Some.DictionaryOf(Some.Short, Some.Bool),
            Some.DictionaryOf(Some.Int, Some.Bool), Some.DictionaryOf(Some.Long, Some.Bool),
            static (a, b, c, d) => new SignedKeys(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.DictionaryOf(Some.Byte, Some.Bool), Some.DictionaryOf(Some.UShort, Some.Bool),
            Some.DictionaryOf(Some.UInt, Some.Bool), Some.DictionaryOf(Some.ULong, Some.Bool),
            static (a, b, c, d) => new UnsignedKeys(a, b, c, d))),
        Shape.Of(Gen.Select(
            Some.DictionaryOf(Some.Int128, Some.Bool), Some.DictionaryOf(Some.UInt128, Some.Bool),
            static (a, b) => new HugeKeys(a, b))),
        Shape.Of(Some.DictionaryOf(Some.Guid, Some.Text).Select(static values => new GuidKeys(values))),
        Shape.Of(Gen.Select(
            Some.DictionaryOf(Some.Declared<PlaybackRate>(), Some.Int),
            Some.DictionaryOf(Some.AnyValueOf<Verdict, int>(Some.Int), Some.Text),
            static (a, b) => new EnumKeys(a, b))),
        Shape.Of(Some.DictionaryOf(Some.AnyValueOf<Channels, int>(Some.Int), Some.Int).Select(static values => new FlagKeys(values))),
    ];
}

[TrackedEvent("differential.dictionary_keys.signed")]
internal sealed partial record SignedKeys(
    Dictionary<sbyte, bool> Tiny, Dictionary<short, bool> Small, Dictionary<int, bool> Medium, IReadOnlyDictionary<long, bool> Large);

[TrackedEvent("differential.dictionary_keys.unsigned")]
internal sealed partial record UnsignedKeys(
    Dictionary<byte, bool> Tiny, Dictionary<ushort, bool> Small, Dictionary<uint, bool> Medium, IReadOnlyDictionary<ulong, bool> Large);

[TrackedEvent("differential.dictionary_keys.huge")]
internal sealed partial record HugeKeys(Dictionary<Int128, bool> Signed, Dictionary<UInt128, bool> Unsigned);

[TrackedEvent("differential.dictionary_keys.guid")]
internal sealed partial record GuidKeys(Dictionary<Guid, string> Values);

[TrackedEvent("differential.dictionary_keys.enum")]
internal sealed partial record EnumKeys(Dictionary<PlaybackRate, int> Rates, IReadOnlyDictionary<Verdict, string> Verdicts);

[TrackedEvent("differential.dictionary_keys.flags")]
internal sealed partial record FlagKeys(Dictionary<Channels, int> Values);
