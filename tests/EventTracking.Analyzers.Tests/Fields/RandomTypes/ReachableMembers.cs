namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>
/// The members that are reachable from a field of the event, but not through its other fields, found without a compiler. They are either
/// written or cannot be.
/// </summary>
internal sealed class ReachableMembers
{
    private readonly TypeDeclarations _types;
    private readonly HashSet<(int Type, bool AsItself)> _seen = [];

    private ReachableMembers(TypeDeclarations types) => _types = types;

    public HashSet<string> Written { get; } = [];

    public HashSet<string> NotWritten { get; } = [];

    public static ReachableMembers From(TypeDeclarations types, (string Name, TypeUse Type) field)
    {
        var reachable = new ReachableMembers(types);
        reachable.Visit(field.Name, field.Type);
        return reachable;
    }

    private void Visit(string member, TypeUse type)
    {
        (IsWritten(type) ? Written : NotWritten).Add(member);
        if (!IsWritten(type))
            return;

        switch (type)
        {
            case Many many: Visit(member, many.Item); break;
            case Box box: Visit(Box.Member, box.Content); break;
            case Reference reference: Visit(reference.Index, includesDerived: true); break;
        }
    }

    private void Visit(int type, bool includesDerived)
    {
        if (!_seen.Add((type, includesDerived)))
            return;

        foreach (var (name, use) in _types.Members(type).Except(_types.Members(0)))
            Visit(name, use);
        foreach (var derived in includesDerived ? _types.ListedBy(type) : [])
            Visit(derived, includesDerived: false);
    }

    private static bool IsWritten(TypeUse type) => type switch
    {
        Unwritable => false,
        Many many => IsWritten(many.Item),
        _ => true,
    };
}
