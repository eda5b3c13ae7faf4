using System.Text;

namespace EventTracking.PostgreSql.Batches;

/// <summary>
/// The columns of a batch, each as an array with an element for every event. JSON is not copied: the arrays are valid as long as the batch.
/// </summary>
internal sealed class BatchColumns
{
    /// <summary>The timestamp that PostgreSQL represents as zero.</summary>
    private static readonly long EpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private string _lastName = "";
    private byte[] _lastNameBytes = [];

    public Guid[] Ids { get; private set; } = [];

    /// <summary>Gets the names as UTF-8.</summary>
    public ReadOnlyMemory<byte>[] Names { get; private set; } = [];

    public int[] Versions { get; private set; } = [];

    /// <summary>Gets the timestamps as PostgreSQL represents them: in microseconds since 2000.</summary>
    public long[] Timestamps { get; private set; } = [];

    /// <summary>Gets the data as JSON.</summary>
    public ReadOnlyMemory<byte>[] Data { get; private set; } = [];

    /// <summary>Gets the contexts as JSON.</summary>
    public ReadOnlyMemory<byte>[] Contexts { get; private set; } = [];

    /// <summary>Gets the number of U+0000 in the batch, which PostgreSQL cannot store and U+FFFD replaces.</summary>
    public int Replaced { get; private set; }

    /// <summary>Reads a batch.</summary>
    public void Read(EventBatch batch)
    {
        Replaced = 0;
        if (Ids.Length != batch.Count)
            Resize(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            var envelope = batch[i];
            var line = batch.GetJson(i);
            Ids[i] = envelope.Id;
            Names[i] = NameOf(envelope.Name);
            Versions[i] = envelope.Version;
            Timestamps[i] = (envelope.Timestamp.UtcTicks - EpochTicks) / TimeSpan.TicksPerMicrosecond;
            Data[i] = JsonOf(line, envelope.DataJson);
            Contexts[i] = JsonOf(line, envelope.ContextJson);
        }
    }

    private void Resize(int count)
    {
        (Ids, Versions, Timestamps) = (new Guid[count], new int[count], new long[count]);
        (Names, Data, Contexts) =
            (new ReadOnlyMemory<byte>[count], new ReadOnlyMemory<byte>[count], new ReadOnlyMemory<byte>[count]);
    }

    /// <summary>Encodes a name. Consecutive events often have the same one.</summary>
    private byte[] NameOf(string name)
    {
        Replaced += name.AsSpan().Count('\0');
        if (!ReferenceEquals(name, _lastName))
            (_lastName, _lastNameBytes) = (name, Encoding.UTF8.GetBytes(name.Replace('\0', '\ufffd')));
        return _lastNameBytes;
    }

    /// <summary>Returns a part of a line, copied only if it contains U+0000.</summary>
    private ReadOnlyMemory<byte> JsonOf(ReadOnlyMemory<byte> line, ReadOnlySpan<byte> part)
    {
        if (!NulEscapes.MayOccurIn(part))
        {
            line.Span.Overlaps(part, out var start);
            return line.Slice(start, part.Length);
        }

        var copy = part.ToArray();
        Replaced += NulEscapes.Replace(copy);
        return copy;
    }
}
