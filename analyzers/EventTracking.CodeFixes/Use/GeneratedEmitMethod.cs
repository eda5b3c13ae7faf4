using EventTracking.Generators.Events;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>The generated emit method of a declared event, in this compilation or a reference.</summary>
internal sealed class GeneratedEmitMethod
{
    private readonly Dictionary<string, IParameterSymbol> _parameters = new(StringComparer.Ordinal);

    private GeneratedEmitMethod(IMethodSymbol method) => Method = method;

    public IMethodSymbol Method { get; }

    /// <summary>Returns the method, or <see langword="null"/> if the event has none.</summary>
    public static GeneratedEmitMethod? Of(Compilation compilation, INamedTypeSymbol trackedEvent, CancellationToken cancellationToken)
    {
        var methods = trackedEvent.ContainingNamespace.GetTypeMembers(ExtensionParser.UsualClassName(trackedEvent), arity: 0)
            .SelectMany(type => type.GetMembers(ExtensionParser.MethodName(trackedEvent.Name)));
        if (methods.OfType<IMethodSymbol>().FirstOrDefault(Emits) is not { } method)
            return null;

        var emit = new GeneratedEmitMethod(method);
        var defaults = AssemblyDefaults.Of(trackedEvent.ContainingAssembly);
        var session = new ParsingSession(compilation, trackedEvent, defaults, cancellationToken);
        foreach (var field in ObjectParser.ParseEvent(session, static _ => null).Fields)
        {
            if (Parameter(method, field.Name) is { } parameter && !emit._parameters.ContainsKey(field.WireName))
                emit._parameters.Add(field.WireName, parameter);
        }

        return emit;
    }

    /// <summary>
    /// Returns the parameters for fields, or <see langword="null"/> if a field has no parameter or a required parameter has no field.
    /// </summary>
    public IReadOnlyList<IParameterSymbol>? Parameters(IReadOnlyCollection<string> wireNames)
    {
        var given = wireNames.Where(_parameters.ContainsKey).Select(name => _parameters[name]).ToList();
        return given.Distinct<IParameterSymbol>(SymbolEqualityComparer.Default).Count() == wireNames.Count
            && Method.Parameters.Skip(1).All(p => IsOptional(p) || given.Contains(p, SymbolEqualityComparer.Default))
                ? given
                : null;
    }

    /// <summary>
    /// Returns whether a call needs an import to find the method, or <see langword="null"/> if the method is inaccessible or another one is
    /// found.
    /// </summary>
    public MethodScope? ScopeAt(SemanticModel model, int position)
    {
        if (!model.IsAccessible(position, Method))
            return null;

        var found = model.LookupSymbols(
            position, container: Method.Parameters[0].Type, name: Method.Name, includeReducedExtensionMethods: true);
        return found switch
        {
            [] => MethodScope.AfterImport,
            [IMethodSymbol { ReducedFrom: var only }] when SymbolEqualityComparer.Default.Equals(only, Method) => MethodScope.Here,
            _ => null,
        };
    }

    private static bool Emits(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, Parameters: [var tracker, ..] } && tracker.Type.Is(KnownTypes.Tracker);

    /// <summary>Returns the parameter for a member. The generator uses camel case unless another parameter has that name.</summary>
    private static IParameterSymbol? Parameter(IMethodSymbol method, string member)
    {
        var parameters = method.Parameters.Skip(1);
        return parameters.FirstOrDefault(parameter => parameter.Name == member)
            ?? parameters.FirstOrDefault(parameter => parameter.Name == NamingPolicies.ToCamelCase(member));
    }

    private static bool IsOptional(IParameterSymbol parameter) =>
        parameter.IsOptional || parameter.IsParamsArray || parameter.IsParamsCollection;
}

/// <summary>Whether an extension method is in scope.</summary>
internal enum MethodScope
{
    /// <summary>It is in scope.</summary>
    Here,

    /// <summary>It is in scope once its namespace is imported.</summary>
    AfterImport,
}
