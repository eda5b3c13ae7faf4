using EventTracking.Generators.Json;
using EventTracking.Generators.Members;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Graph;

/// <summary>
/// The types of one event, how they are reached from it, and the problems in them. It is built during parsing, but only for the analyzers:
/// they report exactly what the generator does not write.
/// </summary>
internal sealed class TypeGraph
{
    private readonly Dictionary<string, TypeNode> _nodes = new(StringComparer.Ordinal);
    private readonly Stack<TypeNode> _path = new();

    public TypeGraph(INamedTypeSymbol @event)
    {
        Event = new TypeNode(@event);
        OtherGenerators = new OtherGenerators(@event);
        _path.Push(Event);
    }

    /// <summary>The event, from which all other types are reached.</summary>
    public TypeNode Event { get; }

    /// <summary>Recognizes code of other generators in this compilation.</summary>
    public OtherGenerators OtherGenerators { get; }

    /// <summary>Whether any type has a problem.</summary>
    public bool HasProblems { get; private set; }

    /// <summary>Sets the step from the current type to the type that is parsed next.</summary>
    public void SetStep(TypeStep step) => _path.Peek().LastStep = step;

    /// <summary>Connects the current type to the type whose writer has the key, by the last step.</summary>
    public void AddEdge(string key)
    {
        var from = _path.Peek();
        if (!_nodes.TryGetValue(key, out var node))
            _nodes.Add(key, node = new TypeNode(from.LastStep.Type));

        from.Edges.Add(new TypeEdge(from.LastStep, node));
        if (_path.Contains(node))
            Add(TypeProblemKind.Recursion, node.Type);
    }

    /// <summary>Makes the type whose writer has the key the current type, until <see cref="EndType"/>.</summary>
    public void BeginType(string key) => _path.Push(_nodes[key]);

    public void EndType() => _path.Pop();

    /// <summary>Adds a problem at the last step.</summary>
    public void Add(TypeProblemKind kind, ITypeSymbol type, string? advice = null, ISymbol? other = null) =>
        Add(new TypeProblem(kind, _path.Peek().LastStep, type, other, Advice: advice));

    /// <summary>Adds a problem for each of the members, which are not written.</summary>
    public void AddUnwritten(TypeProblemKind kind, IEnumerable<Member> members)
    {
        foreach (var member in members)
            Add(new TypeProblem(kind, new TypeStep(member.Type, member.Symbol), member.Type));
    }

    /// <summary>Reserves the name of the discriminator in the current type.</summary>
    public void ReserveName(Discriminator? discriminator)
    {
        if (discriminator is not null)
            _path.Peek().Names.Add(discriminator.Name, discriminator.Base);
    }

    /// <summary>Adds the wire name of the member at the last step to the current type.</summary>
    public void AddName(string wireName)
    {
        var owner = _path.Peek();
        if (owner.Names.TryGetValue(wireName, out var first))
            Add(new TypeProblem(TypeProblemKind.SameName, owner.LastStep, owner.LastStep.Type, first, wireName));
        else
            owner.Names.Add(wireName, owner.LastStep.Member!);
    }

    private void Add(TypeProblem problem)
    {
        HasProblems = true;
        _path.Peek().Problems.Add(problem);
    }
}
