using System.Text;

namespace EventTracking.Batching.Tests.Support;

/// <summary>What a destination was sent at once: the ids and lines of the events.</summary>
internal sealed record Request(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Lines)
{
    public int Count => Ids.Count;

    public static Request Of(EventBatch batch)
    {
        var (ids, lines) = (new List<Guid>(), new List<string>());
        foreach (var sent in batch)
        {
            ids.Add(sent.Id);
            lines.Add(Encoding.UTF8.GetString(sent.Json));
        }

        return new Request(ids, lines);
    }
}
