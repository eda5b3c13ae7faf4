using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Symbols;

/// <summary>
/// Decides for every symbol that generated code uses whether it can be used from the file of the event, and collects the ids of the
/// diagnostics that the use causes. The generated file disables those ids.
/// </summary>
internal sealed class SymbolReferences
{
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _event;
    private readonly bool _isObsolete;
    private readonly Dictionary<ITypeSymbol, UnusableType?> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IAssemblySymbol> _assemblies = new(SymbolEqualityComparer.Default);

    public SymbolReferences(Compilation compilation, INamedTypeSymbol @event)
    {
        (_compilation, _event) = (compilation, @event);
        _isObsolete = @event.IsObsolete();
    }

    /// <summary>The ids of the diagnostics that the symbols used so far cause.</summary>
    public SortedSet<string> DiagnosticIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Uses a type by its full name, including containing types, element types and type arguments.</summary>
    /// <returns>The part of the type that cannot be named; <see langword="null"/> if all of it can.</returns>
    public UnusableType? Use(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return Use(array.ElementType);
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            return new UnusableType(type, "generated code does not use pointers; add [JsonIgnore] to the field");
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named
            || (named.SpecialType is not SpecialType.None && named.Arity == 0))
        {
            return null;
        }

        if (!_known.TryGetValue(named, out var unusable))
            _known[named] = unusable = Find(named);
        return unusable;
    }

    /// <summary>Whether generated code can access a member through a value of the type.</summary>
    public bool IsAccessible(ISymbol member, ITypeSymbol receiver) => _compilation.IsSymbolAccessibleWithin(member, _event, receiver);

    /// <summary>
    /// Whether the compiler of the event imports the member. From other assemblies it imports no private members, and internal members
    /// only if they are visible to the event's assembly.
    /// </summary>
    public bool IsImported(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _event.ContainingAssembly)
        || (member.DeclaredAccessibility is not Accessibility.Private
            && (member.DeclaredAccessibility is not Accessibility.Internal || _compilation.IsSymbolAccessibleWithin(member, _event)));

    /// <summary>Uses the getter of a member.</summary>
    /// <returns>Whether generated code can use it. It cannot if the getter is obsolete as an error.</returns>
    public bool UseGetter(ISymbol member) => UseMember(member, (member as IPropertySymbol)?.GetMethod);

    /// <summary>Uses a constructor of the event, and the setters of members, from outside the record.</summary>
    /// <returns>Whether generated code can use them and the types of their values.</returns>
    public bool UseConstructor(IMethodSymbol constructor, IEnumerable<ISymbol> members)
    {
        var isAllowed = UseSymbol(constructor);
        foreach (var parameter in constructor.Parameters)
            isAllowed &= Use(parameter.Type) is null;
        foreach (var member in members)
            isAllowed &= UseMember(member, (member as IPropertySymbol)?.SetMethod) && Use(member.TypeOfMember()) is null;
        return isAllowed || _isObsolete;
    }

    /// <summary>Uses all members of an enum.</summary>
    public void UseMembers(INamedTypeSymbol @enum)
    {
        foreach (var member in @enum.GetMembers())
            UseSymbol(member);
    }

    /// <summary>
    /// Adds generated members to types around the event. A base type in this compilation may receive a member of the same name for
    /// another event. The generator cannot see it, and hiding it is correct.
    /// </summary>
    public void AddMembersTo(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
        {
            var bases = type.Bases().Concat(type.AllInterfaces).Where(static @base => !@base.DeclaringSyntaxReferences.IsEmpty);
            if (bases.Any(static @base => !@base.GetTypeMembers().IsEmpty))
                DiagnosticIds.Add("CS0108");
        }
    }

    private UnusableType? Find(INamedTypeSymbol type)
    {
        foreach (var current in EventShape.SelfAndContainers(type))
        {
            foreach (var argument in current.TypeArguments)
            {
                if (Use(argument) is { } unusable)
                    return unusable;
            }

            if (current.IsFileLocal)
                return new UnusableType(current, "generated code cannot name a file-local type; make it internal");
            if (!UseSymbol(current) && !_isObsolete)
            {
                return new UnusableType(
                    current,
                    "generated code cannot use a type that is obsolete as an error; "
                        + "add [JsonIgnore] to the field, or mark the event [Obsolete] as well");
            }
        }

        if (!_compilation.IsSymbolAccessibleWithin(type, _event))
            return new UnusableType(type, "generated code cannot name it; make it accessible to the event");
        UseAssembly(type.ContainingAssembly);

        // The code of an event in a referenced assembly has been compiled: its names are correct there.
        if (!IsInThisAssembly(_event))
            return null;
        return GlobalNames.FindProblem(_compilation, type, DiagnosticIds) is { } advice ? new UnusableType(type, advice) : null;
    }

    private bool IsInThisAssembly(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    private bool UseMember(ISymbol member, IMethodSymbol? accessor) => UseSymbol(member) && (accessor is null || UseSymbol(accessor));

    /// <summary>An attribute of an assembly or module applies to everything in it.</summary>
    private void UseAssembly(IAssemblySymbol? assembly)
    {
        if (assembly is null || !_assemblies.Add(assembly))
            return;

        UseSymbol(assembly);
        foreach (var module in assembly.Modules)
            UseSymbol(module);
    }

    /// <summary>For an override, the compiler checks the attributes of the overridden member.</summary>
    private bool UseSymbol(ISymbol symbol)
    {
        var diagnostics = UsageDiagnostics.Of(symbol);
        if (symbol.IsOverride && Overridden(symbol) is { } overridden && !UseSymbol(overridden))
            return false;

        DiagnosticIds.UnionWith(diagnostics.Ids);
        return !diagnostics.IsError;
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
/// <param name="Advice">The reason and what to do, as the end of a sentence.</param>
internal sealed record UnusableType(ITypeSymbol Type, string Advice);
