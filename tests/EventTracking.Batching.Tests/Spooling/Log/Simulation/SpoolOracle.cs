using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Tests.Spooling.Log.Simulation;

/// <summary>Knows what a log has acknowledged, and checks what it returns.</summary>
internal sealed class SpoolOracle(int maxLineBytes)
{
    /// <summary>The events that were acknowledged or read, by sequence, whether or not they still exist.</summary>
    private readonly Dictionary<long, int> _known = [];

    /// <summary>The events that must be in the log, if they are not settled.</summary>
    private readonly SortedSet<long> _kept = [];

    private readonly HashSet<long> _damaged = [];

    /// <summary>The events that were appended without an acknowledgment, by sequence. Each may be in the log.</summary>
    private readonly Dictionary<long, List<int>> _attempted = [];

    public long Settled { get; private set; }

    public long LastKnown { get; private set; }

    public void Attempt(long sequence, int number)
    {
        if (_known.ContainsKey(sequence))
            throw new BrokenPromiseException($"The sequence {sequence} is used again.");
        if (!_attempted.TryGetValue(sequence, out var numbers))
            _attempted.Add(sequence, numbers = []);
        numbers.Add(number);
    }

    public void Acknowledge(long sequence, int number)
    {
        if (!_known.TryAdd(sequence, number) && _known[sequence] != number)
            throw new BrokenPromiseException($"The sequence {sequence} is used again.");
        _kept.Add(sequence);
        LastKnown = Math.Max(LastKnown, sequence);
    }

    /// <summary>Acknowledges what was attempted last, as far as the log says that it is durable.</summary>
    public void AcknowledgeThrough(long durable)
    {
        foreach (var (sequence, numbers) in _attempted)
        {
            if (sequence <= durable && !_known.ContainsKey(sequence))
                Acknowledge(sequence, numbers[^1]);
        }
    }

    public void Settle(long through) => Settled = Math.Max(Settled, through);

    /// <summary>Returns the number of events in a range that must be in the log.</summary>
    public int CountKept(long after, long through = long.MaxValue) => after >= through ? 0 : _kept.GetViewBetween(after + 1, through).Count;

    /// <summary>Checks an event that is read while the log is open.</summary>
    public void CheckLive(long position, in SpooledEvent spooled)
    {
        var expected = _kept.GetViewBetween(position + 1, long.MaxValue).Min;
        if (spooled.Sequence != expected)
            throw new BrokenPromiseException($"Expected the sequence {expected} after {position} but read {spooled.Sequence}.");
        CheckBytes(in spooled);
    }

    /// <summary>Checks an event that is read after a start, and acknowledges it.</summary>
    public void CheckRecovered(in SpooledEvent spooled, PermittedLoss permitted)
    {
        // If the disk has lost an event, a failed append of another one with its sequence, in the segment before, may have survived.
        if (permitted is PermittedLoss.Suffix or PermittedLoss.Any && _attempted.TryGetValue(spooled.Sequence, out var numbers)
            && numbers.Contains(spooled.Version))
        {
            _known.Remove(spooled.Sequence);
        }

        CheckBytes(in spooled);
        Acknowledge(spooled.Sequence, spooled.Version);
    }

    /// <summary>Checks that all events were read after a start, or as many as the end of the previous process permits.</summary>
    public void CheckAllRead(SortedSet<long> read, long settled, PermittedLoss permitted)
    {
        var missing = _kept.GetViewBetween(settled + 1, long.MaxValue).Except(read).ToList();
        var isPermitted = permitted switch
        {
            PermittedLoss.None => missing.Count is 0,
            PermittedLoss.One => missing.Count <= 1,
            PermittedLoss.Suffix => missing.Count is 0 || read.Count is 0 || missing[0] > read.Max,
            _ => true,
        };
        if (!isPermitted)
        {
            throw new BrokenPromiseException(
                $"Lost {string.Join(", ", missing)}. Permitted: {permitted}. Read: {string.Join(", ", read)}.");
        }

        // Only a part of an append that was not acknowledged has reached the disk. The log cannot know that, and reports the rest as lost.
        _damaged.UnionWith(_attempted.Keys.Where(
            sequence => sequence > settled && sequence < read.Max && !_known.ContainsKey(sequence)));
        _kept.ExceptWith(missing);
        _attempted.Clear();
        if (permitted is PermittedLoss.One)
            _damaged.UnionWith(missing);
    }

    /// <summary>Returns the number of damaged events after a sequence. The log reports them after each start.</summary>
    public int CountDamaged(long after, long through = long.MaxValue) =>
        _damaged.Count(sequence => sequence > after && sequence <= through);

    private void CheckBytes(in SpooledEvent spooled)
    {
        var number = SimulatedEvent.Check(in spooled, maxLineBytes);
        var isKnown = _known.TryGetValue(spooled.Sequence, out var known);
        if (isKnown ? known != number : !(_attempted.TryGetValue(spooled.Sequence, out var numbers) && numbers.Contains(number)))
            throw new BrokenPromiseException($"The sequence {spooled.Sequence} returns an event that was never appended with it.");
    }
}

/// <summary>What the end of a process may cost.</summary>
internal enum PermittedLoss
{
    None,

    /// <summary>The latest events.</summary>
    Suffix,

    /// <summary>One event: a bit was flipped.</summary>
    One,

    /// <summary>Any: the disk has failed to sync and then lost power, without syncs that were acknowledged.</summary>
    Any,
}
