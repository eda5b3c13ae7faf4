using CsCheck;

namespace EventTracking.Shared.Differential;

internal static partial class Some
{
    private const int MostItems = 4;

    public static Gen<T[]> ArrayOf<T>(Gen<T> items) => items.Array[0, MostItems];

    public static Gen<List<T>> ListOf<T>(Gen<T> items) => items.List[0, MostItems];

    public static Gen<HashSet<T>> SetOf<T>(Gen<T> items) => ArrayOf(items).Select(static array => array.ToHashSet());

    public static Gen<Dictionary<TKey, TValue>> DictionaryOf<TKey, TValue>(Gen<TKey> keys, Gen<TValue> values)
        where TKey : notnull =>
        ArrayOf(Gen.Select(keys, values)).Select(static pairs => pairs.DistinctBy(static pair => pair.Item1).ToDictionary());

    public static Gen<T?> OrNull<T>(this Gen<T> values)
        where T : struct => Gen.Frequency((3, values.Select(static value => (T?)value)), (1, Gen.Const((T?)null)));

    public static Gen<T?> OrNothing<T>(this Gen<T> values)
        where T : class => Gen.Frequency((3, values.Select(static value => (T?)value)), (1, Gen.Const((T?)null)));
}
