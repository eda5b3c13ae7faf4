using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Generators.Events;

/// <summary>
/// Copies the attributes by which the compiler fills in who calls: without them it would fill in the emit method, and not the
/// place that emits.
/// </summary>
internal static class CallerInfo
{
    private const string Namespace = "System.Runtime.CompilerServices.";

    private static readonly string[] Attributes = ["CallerMemberName", "CallerFilePath", "CallerLineNumber"];

    /// <summary>The attributes with a blank behind; empty where there are none.</summary>
    /// <param name="parameter">The parameter of the record.</param>
    /// <param name="nameOf">The name that another parameter of the record has in the emit method.</param>
    public static string Of(IParameterSymbol parameter, Func<string, string> nameOf)
    {
        if (parameter.GetAttributes().IsEmpty)
            return "";

        var copies = Attributes
            .Where(name => parameter.FindAttribute($"{Namespace}{name}Attribute") is not null)
            .Select(static name => $"[global::{Namespace}{name}] ");
        if (parameter.FindAttribute(Namespace + "CallerArgumentExpressionAttribute")?.FirstArgument() is string other)
            copies = copies.Append($"[global::{Namespace}CallerArgumentExpression({SymbolDisplay.FormatLiteral(nameOf(other), quote: true)})] ");
        return string.Concat(copies);
    }
}
