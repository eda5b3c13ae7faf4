using System.Collections;
using EventTracking.Diagnostics;

namespace EventTracking;

/// <summary>An immutable snapshot of the number of lost events by reason.</summary>
public sealed class DropCounts : IReadOnlyCollection<KeyValuePair<DropReason, long>>
{
    private readonly long[] _counts;

    internal DropCounts(long[] counts)
    {
        _counts = counts;
        foreach (var count in counts)
        {
            Total += count;
            Count += count == 0 ? 0 : 1;
        }
    }

    /// <summary>Gets the number of events lost for any reason.</summary>
    public long Total { get; }

    /// <summary>Gets the number of different reasons.</summary>
    public int Count { get; }

    /// <summary>Gets the number of events lost for a reason.</summary>
    /// <param name="reason">The reason.</param>
    public long this[DropReason reason] => _counts[(int)reason];

    /// <summary>Enumerates the reasons for which events were lost, with their counts.</summary>
    public IEnumerator<KeyValuePair<DropReason, long>> GetEnumerator()
    {
        for (var reason = default(DropReason); (int)reason < DropReasons.Count; reason++)
        {
            if (this[reason] is not 0 and var count)
                yield return new(reason, count);
        }
    }

    /// <summary>Returns the reasons with their counts, for example <c>queue_full 12, shutdown 1</c>, or <c>none</c>.</summary>
    public override string ToString()
    {
        var entries = new List<string>();
        foreach (var (reason, count) in this)
            entries.Add($"{DropReasons.NameOf(reason)} {count}");
        return entries.Count == 0 ? "none" : string.Join(", ", entries);
    }

    internal static DropCounts None { get; } = new(new long[DropReasons.Count]);

    internal DropCounts With(DropReason reason, long count)
    {
        var counts = (long[])_counts.Clone();
        counts[(int)reason] = count;
        return new DropCounts(counts);
    }

    internal DropCounts Minus(DropCounts other)
    {
        var differences = new long[_counts.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = _counts[i] - other._counts[i];
        return new DropCounts(differences);
    }

    internal DropCounts Plus(DropCounts other)
    {
        var sums = new long[_counts.Length];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = _counts[i] + other._counts[i];
        return new DropCounts(sums);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
