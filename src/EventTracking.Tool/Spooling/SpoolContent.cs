namespace EventTracking.Tool.Spooling;

/// <summary>What a spool contains, by file and by event name.</summary>
internal sealed class SpoolContent
{
    private SpoolContent(SpoolReader reader)
    {
        Id = reader.SpoolId;
        SettledSequence = reader.SettledSequence;
        Files = [.. reader.Segments.Select(static segment => (segment, new SpoolTotals()))];
        Damage = reader.Damage;
    }

    public Guid Id { get; }

    /// <summary>Gets the sequence number through which all events are delivered or dropped.</summary>
    public long SettledSequence { get; }

    public IReadOnlyList<(SpoolSegment File, SpoolTotals Events)> Files { get; }

    public SortedDictionary<string, SpoolTotals> Names { get; } = new(StringComparer.Ordinal);

    public SpoolTotals Total { get; } = new();

    public IReadOnlyList<SpoolDamage> Damage { get; }

    /// <summary>Reads a whole spool and checks it. Its owner may continue to use it.</summary>
    public static SpoolContent Read(string path)
    {
        using var reader = SpoolReader.Open(path);
        var content = new SpoolContent(reader);
        while (reader.TryRead(out var spooled))
            content.Add(in spooled);
        return content;
    }

    private void Add(in SpooledEvent spooled)
    {
        var isPending = spooled.Sequence > SettledSequence;
        if (!Names.TryGetValue(spooled.Name, out var ofName))
            Names.Add(spooled.Name, ofName = new SpoolTotals());
        ofName.Add(in spooled, isPending);
        FileOf(spooled.Sequence)?.Add(in spooled, isPending);
        Total.Add(in spooled, isPending);
    }

    private SpoolTotals? FileOf(long sequence)
    {
        for (var i = Files.Count - 1; i >= 0; i--)
        {
            if (Files[i].File.FirstSequence <= sequence)
                return Files[i].Events;
        }

        return null;
    }
}
