using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>The records that are proposed for the events of logs.</summary>
/// <param name="Events">The events in ordinal order of their names; URL paths follow the others.</param>
/// <param name="Types">The types that they use, event by event; a type precedes those that only it uses.</param>
internal sealed record Proposal(IReadOnlyList<ProposedEvent> Events, IReadOnlyList<DeclaredType> Types)
{
    /// <summary>Proposes records with unique names.</summary>
    /// <param name="statistics">What the logs contain.</param>
    /// <param name="taken">The names of types that the namespace already contains.</param>
    public static Proposal Of(LogStatistics statistics, IEnumerable<string> taken)
    {
        var types = new SharedTypes();
        IReadOnlyList<ProposedEvent> events =
        [
            .. statistics.Events
                .OrderBy(static known => known.IsPath)
                .ThenBy(static known => known.Name, StringComparer.Ordinal)
                .Select(known => EventProposal.Of(known, types)),
        ];
        var proposal = new Proposal(events, TypesOf(events));
        TypeNaming.Assign(proposal, taken);
        return proposal;
    }

    /// <summary>Lists the types breadth first, because the outer ones should have the shorter names.</summary>
    private static List<DeclaredType> TypesOf(IReadOnlyList<ProposedEvent> events)
    {
        var types = new OrderedDictionary<string, DeclaredType>(StringComparer.Ordinal);
        foreach (var proposed in events)
        {
            var open = new Queue<ProposedField>(proposed.Record?.Fields ?? []);
            while (open.TryDequeue(out var field))
            {
                if (field.Value.Type.Declared is { } type && types.TryAdd(type.Key, type))
                {
                    foreach (var nested in (type as RecordDeclaration)?.Fields ?? [])
                        open.Enqueue(nested);
                }
            }
        }

        return [.. types.Values];
    }
}
