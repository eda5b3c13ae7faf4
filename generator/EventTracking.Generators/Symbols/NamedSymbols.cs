using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// The one place that knows, for every symbol that generated code names, whether the file of the event can name it, and which
/// diagnostic ids that raises. The file disables those ids for itself.
/// </summary>
internal sealed class NamedSymbols
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _event;
    private readonly bool _isObsolete;
    private readonly Dictionary<ITypeSymbol, UnnamedType?> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IAssemblySymbol> _assemblies = new(SymbolEqualityComparer.Default);

    public NamedSymbols(Compilation compilation, INamedTypeSymbol @event)
    {
        (_compilation, _event) = (compilation, @event);
        _isObsolete = @event.IsObsolete();
    }

    /// <summary>The ids that are raised by what has been named so far.</summary>
    public SortedSet<string> Raised { get; } = new(StringComparer.Ordinal);

    /// <summary>Names a type with all that its name includes: containers, items and type arguments.</summary>
    /// <returns>The part that cannot be named, or <see langword="null"/> where the type can.</returns>
    public UnnamedType? Name(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return Name(array.ElementType);
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return new UnnamedType(type, "generated code is not unsafe; ignore the field");
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named || (named.SpecialType is not SpecialType.None && named.Arity == 0))
            return null;
        if (!_known.TryGetValue(named, out var unnamed))
            _known[named] = unnamed = Find(named);
        return unnamed;
    }

    /// <summary>Whether the access modifiers let generated code use a member of a value of the type.</summary>
    public bool IsAccessible(ISymbol member, ITypeSymbol receiver) => _compilation.IsSymbolAccessibleWithin(member, _event, receiver);

    /// <summary>Reads a member.</summary>
    /// <returns>Whether generated code may; nothing may read what is obsolete as an error.</returns>
    public bool Read(ISymbol member) => Note(member) && (member is not IPropertySymbol { GetMethod: { } getter } || Note(getter));

    /// <summary>Calls a constructor of the event, and sets members, from outside the record.</summary>
    /// <returns>Whether generated code may, and can name the types of the values.</returns>
    public bool Create(IMethodSymbol constructor, IEnumerable<ISymbol> members)
    {
        var isAllowed = Note(constructor);
        foreach (var parameter in constructor.Parameters)
            isAllowed &= Name(parameter.Type) is null;
        foreach (var member in members)
            isAllowed &= Note(member) && (member is not IPropertySymbol { SetMethod: { } setter } || Note(setter)) && Name(member.TypeOfMember()) is null;
        return isAllowed || _isObsolete;
    }

    /// <summary>Names the members of an enum.</summary>
    public void NameMembers(INamedTypeSymbol @enum)
    {
        foreach (var member in @enum.GetMembers())
            Note(member);
    }

    /// <summary>
    /// Declares members in types around the event. A base in this compilation may get one of the same name from another event, which
    /// cannot be seen yet, and hiding it is right.
    /// </summary>
    public void DeclareBesideGenerated(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
        {
            if (type.Bases().Concat(type.AllInterfaces).Any(static @base => !@base.DeclaringSyntaxReferences.IsEmpty && !@base.GetTypeMembers().IsEmpty))
                Raised.Add("CS0108");
        }
    }

    private UnnamedType? Find(INamedTypeSymbol type)
    {
        foreach (var current in EventShape.SelfAndContainers(type))
        {
            foreach (var argument in current.TypeArguments)
            {
                if (Name(argument) is { } unnamed)
                    return unnamed;
            }

            if (current.IsFileLocal)
                return new UnnamedType(current, "generated code cannot name a file-local type; make it internal");
            if (!Note(current) && !_isObsolete)
                return new UnnamedType(current, "generated code cannot name what is obsolete as an error; ignore the field, or declare the event obsolete as well");
        }

        if (!_compilation.IsSymbolAccessibleWithin(type, _event))
            return new UnnamedType(type, "generated code cannot name it; make it accessible to the event");
        NoteAssembly(type.ContainingAssembly);
        return GlobalNames.Find(_compilation, type, Raised) is { } advice ? new UnnamedType(type, advice) : null;
    }

    /// <summary>An attribute of an assembly or a module holds for everything in it.</summary>
    private void NoteAssembly(IAssemblySymbol? assembly)
    {
        if (assembly is null || !_assemblies.Add(assembly))
            return;

        Note(assembly);
        foreach (var module in assembly.Modules)
            Note(module);
    }

    /// <summary>The compiler looks at the attributes of the member that is overridden, and not at those of the one that overrides.</summary>
    private bool Note(ISymbol symbol)
    {
        var notices = SymbolNotices.Of(symbol);
        if (symbol.IsOverride && Overridden(symbol) is { } overridden && !Note(overridden))
            return false;

        Raised.UnionWith(notices.Ids);
        return !notices.IsForbidden;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        _ => null,
    };
}

/// <summary>A type that generated code cannot name.</summary>
/// <param name="Type">The type.</param>
/// <param name="Advice">Why, and what to do about it, as the end of a sentence.</param>
internal sealed record UnnamedType(ITypeSymbol Type, string Advice);
