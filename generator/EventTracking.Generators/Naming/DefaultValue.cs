using System.Globalization;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Naming;

/// <summary>Formats the default value of a parameter as C#, independent of the culture.</summary>
internal static class DefaultValue
{
    /// <summary>
    /// Whether the declaration contains <c>= value</c>. A default from attributes may have no literal, so it is not copied; such parameters
    /// precede all parameters with a declared default.
    /// </summary>
    public static bool IsDeclared(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.IsOptional && parameter.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax(cancellationToken) is ParameterSyntax { Default: not null });

    /// <summary>Whether the parameter has a default that <see cref="Of"/> can format.</summary>
    public static bool IsKnown(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue;

    public static string Of(IParameterSymbol parameter)
    {
        var type = parameter.Type.WithoutNullable();

        return parameter.ExplicitDefaultValue switch
        {
            null => Null(parameter.Type),
            var value when type.TypeKind is TypeKind.Enum => $"({TypeNames.Of(type)})({Literal(value)})",
            var value => Literal(value),
        };
    }

    /// <summary>The default <c>null!</c> is valid for a reference without annotation, too.</summary>
    private static string Null(ITypeSymbol type) => type switch
    {
        { IsReferenceType: false } => "default",
        { NullableAnnotation: NullableAnnotation.Annotated } => "null",
        _ => "null!",
    };

    private static string Literal(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
    };
}
