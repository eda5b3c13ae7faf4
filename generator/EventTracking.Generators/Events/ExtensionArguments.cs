using EventTracking.Generators.Docs;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>The parameters of the extension method, and how it hands them on.</summary>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Positional">The arguments of the constructor.</param>
/// <param name="Initializer">The object initializer with its leading space; empty where there is nothing to set.</param>
internal sealed record ExtensionArguments(IReadOnlyList<ParameterModel> Parameters, string Positional, string Initializer)
{
    public static ExtensionArguments Of(IMethodSymbol constructor, IEnumerable<ISymbol> requiredMembers, TypeDocs docs, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var positional = constructor.Parameters.Select(p => (Parameter: p, Name: NameOf(p, constructor, taken))).ToArray();
        var required = requiredMembers.Select(member => (Member: member, Name: UniqueNames.Find(CamelCaseNaming.Convert(member.Name), n => !taken.Add(n)))).ToArray();

        // Nothing without a default may follow a parameter that has one, so the required members stand before the first of those.
        var parameters = positional.Select(p => new ParameterModel(Declaration(p.Parameter, p.Name), p.Name, docs.OfParameter(p.Parameter.Name))).ToList();
        var place = constructor.Parameters.TakeWhile(p => !DefaultValue.IsDeclared(p, cancellationToken) && !IsParams(p)).Count();
        parameters.InsertRange(place, required.Select(r => new ParameterModel(
            $"{TypeNames.WithNullability(r.Member.TypeOfMember())} {TypeNames.Identifier(r.Name)}", r.Name, docs.Of(r.Member))));

        return new ExtensionArguments(
            parameters,
            string.Join(", ", positional.Select(static p => TypeNames.Identifier(p.Name))),
            required.Length == 0
                ? ""
                : $" {{ {string.Join(", ", required.Select(static r => $"{TypeNames.Identifier(r.Member.Name)} = {TypeNames.Identifier(r.Name)}"))} }}");

        string Declaration(IParameterSymbol parameter, string name)
        {
            var caller = CallerInfo.Of(parameter, other => positional.FirstOrDefault(p => p.Parameter.Name == other).Name ?? other);
            var modifier = IsParams(parameter) ? "params " : "";
            var value = DefaultValue.IsDeclared(parameter, cancellationToken) ? $" = {DefaultValue.Of(parameter)}" : "";
            return $"{caller}{modifier}{TypeOf(parameter)} {TypeNames.Identifier(name)}{value}";
        }
    }

    /// <summary>A method's parameter begins with a small letter; the record's own name stays where that would be another parameter's.</summary>
    private static string NameOf(IParameterSymbol parameter, IMethodSymbol constructor, HashSet<string> taken)
    {
        var name = CamelCaseNaming.Convert(parameter.Name);
        if (taken.Add(name) && (name == parameter.Name || constructor.Parameters.All(other => other.Name != name)))
            return name;

        taken.Add(parameter.Name);
        return parameter.Name;
    }

    /// <summary>A dynamic argument would put off the choice of the constructor to run time.</summary>
    private static string TypeOf(IParameterSymbol parameter) =>
        parameter.Type is IDynamicTypeSymbol
            ? parameter.Type.NullableAnnotation is NullableAnnotation.Annotated ? "object?" : "object"
            : TypeNames.WithNullability(parameter.Type);

    private static bool IsParams(IParameterSymbol parameter) => parameter.IsParamsArray || parameter.IsParamsCollection;
}
