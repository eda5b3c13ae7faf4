using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Rules;

/// <summary>Prepares text from user code for a diagnostic message. Line breaks are escaped, because build logs are line-based.</summary>
internal static class MessageText
{
    public static string Escape(string text) => SymbolDisplay.FormatLiteral(text, quote: false);
}
