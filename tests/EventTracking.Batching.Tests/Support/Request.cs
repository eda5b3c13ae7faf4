using System.Text;

namespace EventTracking.Batching.Tests.Support;

/// <summary>One request to a destination: the ids and lines of its events.</summary>
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
