using System.Text;

namespace EventTracking.Tool.Verification;

/// <summary>
/// Counts lines by event name. Names of undeclared events come from the log: only a number of them is kept, so that memory is bounded.
/// </summary>
internal sealed class LineTally
{
    /// <summary>The number of names that are kept. Undeclared events with other names are counted together.</summary>
    public const int MaxNames = 10_000;

    /// <summary>The length of the longest name of an undeclared event that is kept, in bytes.</summary>
    public const int MaxNameBytes = 200;

    private readonly Dictionary<byte[], LineCounts> _byName = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], LineCounts>.AlternateLookup<ReadOnlySpan<byte>> _byUtf8;

    public LineTally() => _byUtf8 = _byName.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Gets the counts by event name.</summary>
    public IEnumerable<KeyValuePair<string, LineCounts>> ByName =>
        _byName.Select(static entry => KeyValuePair.Create(Encoding.UTF8.GetString(entry.Key), entry.Value));

    /// <summary>Gets the counts of undeclared events whose names are not kept.</summary>
    public LineCounts OtherNames { get; } = new();

    /// <summary>Gets the counts of lines that are not events.</summary>
    public LineCounts NotEvents { get; } = new();

    /// <summary>Counts a line.</summary>
    public void Add(LineVerdict verdict) => Find(verdict).Add(verdict.Outcome);

    private LineCounts Find(LineVerdict verdict)
    {
        if (verdict.Outcome is LineOutcome.NotAnEvent)
            return NotEvents;
        if (_byUtf8.TryGetValue(verdict.Name, out var counts))
            return counts;
        if (verdict.Outcome is LineOutcome.Unknown && (_byName.Count >= MaxNames || verdict.Name.Length > MaxNameBytes))
            return OtherNames;
        return _byUtf8[verdict.Name] = new LineCounts();
    }
}
