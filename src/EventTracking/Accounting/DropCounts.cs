using System.Collections;
using EventTracking.Accounting;

namespace EventTracking;

/// <summary>How many events were lost, by reason, at one moment. It does not change.</summary>
public sealed class DropCounts : IReadOnlyCollection<KeyValuePair<DropReason, long>>
{
    private readonly long[] _counts;

    internal DropCounts(long[] counts)
    {
        _counts = counts;
        Total = counts.Sum();
    }

    /// <summary>How many events were lost for any reason.</summary>
    public long Total { get; }

    /// <summary>How many different reasons there were.</summary>
    public int Count => _counts.Count(static count => count != 0);

    /// <summary>How many events were lost for this reason.</summary>
    /// <param name="reason">The reason.</param>
    public long this[DropReason reason] => _counts[(int)reason];

    /// <summary>The reasons that there were, each with its count.</summary>
    public IEnumerator<KeyValuePair<DropReason, long>> GetEnumerator() => DropReasons.All
        .Where(reason => this[reason] != 0)
        .Select(reason => KeyValuePair.Create(reason, this[reason]))
        .GetEnumerator();

    /// <summary>The reasons with their counts, for example <c>queue_full 12, shutdown 1</c>; <c>none</c> without any.</summary>
    public override string ToString() =>
        Total == 0 ? "none" : string.Join(", ", this.Select(static entry => $"{DropReasons.NameOf(entry.Key)} {entry.Value}"));

    internal DropCounts Plus(DropCounts other) => new([.. _counts.Zip(other._counts, static (one, another) => one + another)]);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
