using System.Globalization;
using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using EventTracking.Generators.Values;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>
/// Follows the methods with <c>[ReadsVersion]</c>: those of the event, those of the types that they convert, and so on to the first
/// version.
/// </summary>
internal static class VersionChain
{
    private const string Advice =
        "a method with [ReadsVersion] must be static, take a record of an earlier version, and return the type that declares it";

    public static EquatableArray<VersionReader> Parse(ReaderParser parser)
    {
        var type = parser.Session.Type;
        var current = type.FindAttribute(KnownTypes.TrackedEventAttribute) is { } attribute ? EventShape.Version(attribute) : int.MaxValue;
        var found = new SortedDictionary<int, VersionReader>();
        Follow(parser, type, current, [], found);
        return found.Values.ToEquatableArray();
    }

    private static void Follow(
        ReaderParser parser,
        INamedTypeSymbol type,
        int before,
        IReadOnlyList<string> conversions,
        SortedDictionary<int, VersionReader> found)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.FindAttribute(KnownTypes.ReadsVersionAttribute)?.FirstArgument() is not int version)
                continue;
            if (!IsConversion(parser.Session, method, type) || version < 1 || version >= before)
            {
                parser.Path.At<object?>(method, $".{method.Name}", () =>
                {
                    parser.Path.Add(type, Advice);
                    return null;
                });
                continue;
            }

            if (found.ContainsKey(version))
                continue;
            var old = (INamedTypeSymbol)method.Parameters[0].Type;
            string[] all = [$"{TypeNames.Of(type)}.{TypeNames.Identifier(method.Name)}", .. conversions];
            var reader = parser.Path.At(method, $".{method.Name}", () => Reader(parser, old));
            if (reader is not null)
            {
                found.Add(version, new VersionReader(version.ToString(CultureInfo.InvariantCulture), reader, all.ToEquatableArray()));
                Follow(parser, old, version, all, found);
            }
        }
    }

    private static string? Reader(ReaderParser parser, INamedTypeSymbol old) =>
        ObjectParser.Parse(parser.Session, old, discriminator: null, TypeLabels.Of(old)) is { } value ? parser.Object(old, value) : null;

    private static bool IsConversion(ParsingSession session, IMethodSymbol method, INamedTypeSymbol type) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ Type: INamedTypeSymbol old } parameter] }
        && parameter.RefKind is RefKind.None or RefKind.In
        && old.TypeKind is TypeKind.Class or TypeKind.Struct
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, type)
        && session.References.IsAccessible(method, type)
        && session.References.Use(method.Parameters[0].Type) is null
        && !SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type);
}
