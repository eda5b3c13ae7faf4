using EventTracking.Generators.Docs;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>The parameters of the extension method, and the arguments with which it creates the event.</summary>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Positional">The constructor arguments.</param>
/// <param name="Initializer">The object initializer with a leading space; empty if there is nothing to set.</param>
internal sealed record ExtensionArguments(IReadOnlyList<ParameterModel> Parameters, string Positional, string Initializer)
{
    public static ExtensionArguments Of(
        IMethodSymbol constructor, IEnumerable<ISymbol> requiredMembers, TypeDocs docs, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var positional = constructor.Parameters.Select(p => (Parameter: p, Name: NameOf(p, constructor, taken))).ToArray();
        var required = requiredMembers
            .Select(member => (Member: member, Name: UniqueNames.Find(NamingPolicies.ToCamelCase(member.Name), n => !taken.Add(n))))
            .ToArray();

        // A parameter without a default cannot follow one with a default, so required members precede the first optional parameter.
        var parameters = positional
            .Select(p => new ParameterModel(Declaration(p.Parameter, p.Name), p.Name, docs.OfParameter(p.Parameter.Name)))
            .ToList();
        var index = constructor.Parameters.TakeWhile(p => !DefaultValue.IsDeclared(p, cancellationToken) && !IsParams(p)).Count();
        parameters.InsertRange(index, required.Select(r => new ParameterModel(
            $"{TypeNames.WithNullability(r.Member.TypeOfMember())} {TypeNames.Identifier(r.Name)}", r.Name, docs.Of(r.Member))));

        return new ExtensionArguments(
            parameters,
            string.Join(", ", positional.Select(static p => TypeNames.Identifier(p.Name))),
            required.Length == 0 ? "" : $" {{ {string.Join(", ", required.Select(static r => Assignment(r.Member, r.Name)))} }}");

        string Declaration(IParameterSymbol parameter, string name)
        {
            var caller = CallerInfoAttributes.Of(
                parameter, other => positional.FirstOrDefault(p => p.Parameter.Name == other).Name ?? other);
            var modifier = IsParams(parameter) ? "params " : "";
            var value = DefaultValue.IsDeclared(parameter, cancellationToken) ? $" = {DefaultValue.Of(parameter)}" : "";
            return $"{caller}{modifier}{TypeOf(parameter)} {TypeNames.Identifier(name)}{value}";
        }
    }

    private static string Assignment(ISymbol member, string name) =>
        $"{TypeNames.Identifier(member.Name)} = {TypeNames.Identifier(name)}";

    /// <summary>The name in camel case, or the parameter's own name if that would clash with another parameter.</summary>
    private static string NameOf(IParameterSymbol parameter, IMethodSymbol constructor, HashSet<string> taken)
    {
        var name = NamingPolicies.ToCamelCase(parameter.Name);
        if (taken.Add(name) && (name == parameter.Name || constructor.Parameters.All(other => other.Name != name)))
            return name;

        taken.Add(parameter.Name);
        return parameter.Name;
    }

    /// <summary>A dynamic argument would defer the choice of the constructor to run time.</summary>
    private static string TypeOf(IParameterSymbol parameter) =>
        parameter.Type is IDynamicTypeSymbol
            ? parameter.Type.NullableAnnotation is NullableAnnotation.Annotated ? "object?" : "object"
            : TypeNames.WithNullability(parameter.Type);

    private static bool IsParams(IParameterSymbol parameter) => parameter.IsParamsArray || parameter.IsParamsCollection;
}
