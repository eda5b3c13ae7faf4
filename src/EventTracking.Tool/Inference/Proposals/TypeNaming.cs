namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Names the types of a proposal: first the events, whose names matter most.</summary>
internal static class TypeNaming
{
    public static void Assign(Proposal proposal, IEnumerable<string> taken)
    {
        var scope = new NameScope(ReservedNames.Types.Concat(taken));
        foreach (var proposed in proposal.Events)
            NameEvent(proposed, scope);
        foreach (var type in proposal.Types)
            type.Name = NameOf(type, scope);
    }

    private static void NameEvent(ProposedEvent proposed, NameScope scope)
    {
        if (proposed.Record is { } record)
            record.TypeName = scope.Add(Candidates(proposed));
        if (proposed.Json is { } json)
            json.TypeName = proposed.Record is null ? scope.Add(Candidates(proposed)) : scope.Add(proposed.Record.TypeName + "Value");
    }

    private static string[] Candidates(ProposedEvent proposed) =>
        [CSharpName.OfEvent(proposed.EventName), CSharpName.OfEvent(proposed.EventName, segments: 3)];

    private static string NameOf(DeclaredType type, NameScope scope)
    {
        var field = CSharpName.Pascal(type.MostFrequentValueName, "Value");
        return type.Events.Count == 1
            ? scope.Add($"{type.Events.Single().TypeName}{field}")
            : scope.Add(type.ValueNames.Count == 2 ? EitherOf(type.ValueNames) : field, field + "Value");
    }

    private static string EitherOf(IReadOnlyList<string> names) =>
        string.Join("Or", names.Select(static name => CSharpName.Pascal(name, "Value")));
}
