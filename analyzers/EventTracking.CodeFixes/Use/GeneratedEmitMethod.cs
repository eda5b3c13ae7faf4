using EventTracking.Generators.Events;
using EventTracking.Generators.Json;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Use;

/// <summary>The emit method of a declared event, as it was generated, here or in a referenced assembly.</summary>
internal sealed class GeneratedEmitMethod
{
    private readonly Dictionary<string, IParameterSymbol> _parameters = new(StringComparer.Ordinal);

    private GeneratedEmitMethod(IMethodSymbol method) => Method = method;

    public IMethodSymbol Method { get; }

    /// <summary>The method, or <see langword="null"/> where the event has none.</summary>
    public static GeneratedEmitMethod? Of(Compilation compilation, INamedTypeSymbol trackedEvent, CancellationToken cancellationToken)
    {
        var methods = trackedEvent.ContainingNamespace.GetTypeMembers(ExtensionParser.UsualClassName(trackedEvent), arity: 0)
            .SelectMany(type => type.GetMembers(ExtensionParser.MethodName(trackedEvent.Name)));
        if (methods.OfType<IMethodSymbol>().FirstOrDefault(Emits) is not { } method)
            return null;

        var emit = new GeneratedEmitMethod(method);
        var session = new ParsingSession(compilation, trackedEvent, AssemblyDefaults.Of(trackedEvent.ContainingAssembly), cancellationToken);
        foreach (var field in ObjectParser.ParseEvent(session, static _ => null).Fields)
        {
            if (Parameter(method, field.Name) is { } parameter && !emit._parameters.ContainsKey(field.WireName))
                emit._parameters.Add(field.WireName, parameter);
        }

        return emit;
    }

    /// <summary>The parameters for these fields, or <see langword="null"/> where a field is none, or a required one is not there.</summary>
    public IReadOnlyList<IParameterSymbol>? Parameters(IReadOnlyCollection<string> wireNames)
    {
        var given = wireNames.Where(_parameters.ContainsKey).Select(name => _parameters[name]).ToList();
        return given.Distinct<IParameterSymbol>(SymbolEqualityComparer.Default).Count() == wireNames.Count
            && Method.Parameters.Skip(1).All(parameter => IsOptional(parameter) || given.Contains(parameter, SymbolEqualityComparer.Default))
                ? given
                : null;
    }

    /// <summary>Whether a call finds the method, or <see langword="null"/> where it may not, or may find another of its name.</summary>
    public MethodScope? ScopeAt(SemanticModel model, int position)
    {
        if (!model.IsAccessible(position, Method))
            return null;

        var found = model.LookupSymbols(position, container: Method.Parameters[0].Type, name: Method.Name, includeReducedExtensionMethods: true);
        return found switch
        {
            [] => MethodScope.AfterImport,
            [IMethodSymbol { ReducedFrom: var only }] when SymbolEqualityComparer.Default.Equals(only, Method) => MethodScope.Here,
            _ => null,
        };
    }

    private static bool Emits(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, Parameters: [var tracker, ..] } && tracker.Type.Is(KnownTypes.Tracker);

    /// <summary>The generator turns the first letter small, unless that is another parameter's name.</summary>
    private static IParameterSymbol? Parameter(IMethodSymbol method, string member)
    {
        var parameters = method.Parameters.Skip(1);
        return parameters.FirstOrDefault(parameter => parameter.Name == member)
            ?? parameters.FirstOrDefault(parameter => parameter.Name == NamingPolicies.ToCamelCase(member));
    }

    private static bool IsOptional(IParameterSymbol parameter) => parameter.IsOptional || parameter.IsParamsArray || parameter.IsParamsCollection;
}

/// <summary>Where an extension method is found.</summary>
internal enum MethodScope
{
    /// <summary>At the place of the call.</summary>
    Here,

    /// <summary>There too, once its namespace is imported.</summary>
    AfterImport,
}
