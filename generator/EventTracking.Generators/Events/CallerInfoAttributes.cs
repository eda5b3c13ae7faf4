using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Events;

/// <summary>
/// Copies caller info attributes to the parameters of the emit method. Without them, the compiler would pass the emit method as the caller.
/// </summary>
internal static class CallerInfoAttributes
{
    private const string Namespace = "System.Runtime.CompilerServices.";

    private static readonly string[] Attributes = ["CallerMemberName", "CallerFilePath", "CallerLineNumber"];

    /// <summary>The attributes, each with a trailing space; empty if there are none.</summary>
    /// <param name="parameter">The parameter of the record.</param>
    /// <param name="nameOf">Maps a parameter of the record to its name in the emit method.</param>
    public static string Of(IParameterSymbol parameter, Func<string, string> nameOf)
    {
        if (parameter.GetAttributes().IsEmpty)
            return "";

        var copies = Attributes
            .Where(name => parameter.FindAttribute($"{Namespace}{name}Attribute") is not null)
            .Select(static name => $"[global::{Namespace}{name}] ");
        if (parameter.FindAttribute(Namespace + "CallerArgumentExpressionAttribute")?.FirstArgument() is string other)
        {
            var argument = SymbolDisplay.FormatLiteral(nameOf(other), quote: true);
            copies = copies.Append($"[global::{Namespace}CallerArgumentExpression({argument})] ");
        }

        return string.Concat(copies);
    }
}
