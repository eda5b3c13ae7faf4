using System.Collections.Immutable;
using System.Globalization;
using EventTracking.Generators.Model;
using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Emission;

/// <summary>Names the generated files. Two of one name would be the end of the generator for the whole project.</summary>
internal static class HintNames
{
    /// <summary>No type can have a name with a dash.</summary>
    public const string Registration = "EventTracking-Registration.g.cs";

    /// <summary>Without escapes: an <c>@</c> is not wanted in a file name.</summary>
    private static readonly SymbolDisplayFormat Plain =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The full metadata name: <c>Shop.Outer+Inner</c>.</summary>
    public static string For(INamedTypeSymbol type)
    {
        var path = string.Join("+", EventShape.SelfAndContainers(type).Reverse().Select(static t => t.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? path : $"{type.ContainingNamespace.ToDisplayString(Plain)}.{path}";
    }

    /// <summary>The names that another event has as well when case is set aside, as the compiler does with file names.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<RegistrationModel> events, CancellationToken cancellationToken) =>
        events
            .GroupBy(static model => model.MetadataName, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group.Select(static model => model.MetadataName))
            .ToEquatableArray();

    /// <returns>
    /// The name of the file; <see langword="null"/> for types of one name, a class and a struct for example, which the compiler refuses.
    /// </returns>
    public static string? Of(EventModel model, EquatableArray<string> clashing)
    {
        var name = model.Registration.MetadataName;
        return clashing.Count(other => other == name) switch
        {
            0 => $"{name}.g.cs",
            1 => $"{name}.{Capitals(name)}.g.cs",
            _ => null,
        };
    }

    /// <summary>Names that differ in case only differ in the places of their capitals.</summary>
    private static string Capitals(string name) =>
        string.Join("_", Enumerable.Range(0, name.Length)
            .Where(place => char.IsUpper(name[place]))
            .Select(static place => place.ToString(CultureInfo.InvariantCulture)));
}
