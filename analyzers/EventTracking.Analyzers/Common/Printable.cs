using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers;

/// <summary>Text from the user's code as it can stand in a message: a line break would end the line of the build's log.</summary>
internal static class Printable
{
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: false);
}
