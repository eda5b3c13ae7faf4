namespace EventTracking.Analyzers.Tests.Fields.RandomTypes;

/// <summary>
/// What is behind a field of the event and behind no other of its fields, found without a compiler: the members that are written and
/// those that cannot be.
/// </summary>
internal sealed class Reachable
{
    private readonly TypeDeclarations _types;
    private readonly HashSet<(int Type, bool AsItself)> _seen = [];

    private Reachable(TypeDeclarations types) => _types = types;

    public HashSet<string> Written { get; } = [];

    public HashSet<string> NotWritten { get; } = [];

    public static Reachable From(TypeDeclarations types, (string Name, TypeUse Type) field)
    {
        var reachable = new Reachable(types);
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
            case Reference reference: Visit(reference.Index, listsItsOwn: true); break;
        }
    }

    private void Visit(int type, bool listsItsOwn)
    {
        if (!_seen.Add((type, listsItsOwn)))
            return;

        foreach (var (name, use) in _types.Members(type).Except(_types.Members(0)))
            Visit(name, use);
        foreach (var derived in listsItsOwn ? _types.ListedBy(type) : [])
            Visit(derived, listsItsOwn: false);
    }

    private static bool IsWritten(TypeUse type) => type switch
    {
        Culprit => false,
        Many many => IsWritten(many.Item),
        _ => true,
    };
}
