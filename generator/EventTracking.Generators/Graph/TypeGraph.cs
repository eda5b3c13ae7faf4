using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>
/// How the types of one event hang together, drawn while they are parsed, and what is found on the way. The analyzers read it,
/// so that they report exactly what is not written; the generator has none drawn.
/// </summary>
internal sealed class TypeGraph
{
    private readonly Dictionary<string, TypeNode> _nodes = new(StringComparer.Ordinal);
    private readonly Stack<TypeNode> _open = new();

    public TypeGraph(INamedTypeSymbol @event)
    {
        Event = new TypeNode(@event);
        OtherGenerators = new OtherGenerators(@event);
        _open.Push(Event);
    }

    /// <summary>The event itself, from which all other types are reached.</summary>
    public TypeNode Event { get; }

    /// <summary>What other generators have written in this compilation.</summary>
    public OtherGenerators OtherGenerators { get; }

    /// <summary>Whether there is anything to look for in the graph.</summary>
    public bool HasFindings { get; private set; }

    /// <summary>Says by which step the type that is parsed next is reached from the one that is open.</summary>
    public void Step(TypeStep step) => _open.Peek().LastStep = step;

    /// <summary>The last step leads to the writer of that key.</summary>
    public void Reach(string key)
    {
        var from = _open.Peek();
        if (!_nodes.TryGetValue(key, out var node))
            _nodes.Add(key, node = new TypeNode(from.LastStep.Type));

        from.Edges.Add(new TypeEdge(from.LastStep, node));
        if (_open.Contains(node))
            Add(TypeFindingKind.Recursion, node.Type);
    }

    /// <summary>What is parsed until <see cref="Close"/> is inside the writer of that key.</summary>
    public void Open(string key) => _open.Push(_nodes[key]);

    public void Close() => _open.Pop();

    /// <summary>Something was found at the type to which the last step leads.</summary>
    public void Add(TypeFindingKind kind, ITypeSymbol type, string? advice = null, ISymbol? other = null) =>
        Add(new TypeFinding(kind, _open.Peek().LastStep, type, other, Advice: advice));

    /// <summary>The object also has these members, which are not written.</summary>
    public void Omit(TypeFindingKind why, IEnumerable<Member> members)
    {
        foreach (var member in members)
            Add(new TypeFinding(why, new TypeStep(member.Type, member.Symbol), member.Type));
    }

    /// <summary>The discriminator takes its name before all members of the object.</summary>
    public void Take(Discriminator? discriminator)
    {
        if (discriminator is not null)
            _open.Peek().Names.Add(discriminator.Name, discriminator.Base);
    }

    /// <summary>The member that the last step leads to is written by this name.</summary>
    public void Name(string wireName)
    {
        var owner = _open.Peek();
        if (owner.Names.TryGetValue(wireName, out var first))
            Add(new TypeFinding(TypeFindingKind.SameName, owner.LastStep, owner.LastStep.Type, first, wireName));
        else
            owner.Names.Add(wireName, owner.LastStep.Member!);
    }

    private void Add(TypeFinding finding)
    {
        HasFindings = true;
        _open.Peek().Findings.Add(finding);
    }
}
