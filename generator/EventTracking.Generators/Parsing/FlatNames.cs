using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>
/// Makes one name of nested ones, so that types nested differently get different names: <c>Video.Stopped</c> becomes
/// <c>Video_Stopped</c>, <c>VideoStopped</c> stays what it is, and <c>Video_Stopped</c> becomes <c>Video__Stopped</c>.
/// </summary>
internal static class FlatNames
{
    /// <param name="types">The types, outermost first.</param>
    public static string Of(IEnumerable<INamedTypeSymbol> types) =>
        string.Join("_", types.Select(static type => type.Name.Replace("_", "__")));
}
