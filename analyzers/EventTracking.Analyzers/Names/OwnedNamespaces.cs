using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Names;

/// <summary>
/// The namespaces that an assembly owns by <c>[assembly: EventNamespace("org.edx")]</c>. Invalid ones (EVT901) are skipped.
/// </summary>
internal sealed class OwnedNamespaces
{
    private readonly List<string> _namespaces;

    private OwnedNamespaces(List<string> namespaces) => _namespaces = namespaces;

    /// <summary>The first namespace, or <see langword="null"/>.</summary>
    public string? First => _namespaces.FirstOrDefault();

    public static OwnedNamespaces Of(IAssemblySymbol assembly) =>
        new([.. Attributes(assembly).Select(static attribute => attribute.FirstArgument()).OfType<string>().Where(IsDottedName)]);

    public static IEnumerable<AttributeData> Attributes(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Where(static attribute => attribute.AttributeClass.Is(KnownTypes.EventNamespaceAttribute));

    public static bool IsDottedName(string name) =>
        name.Split('.').All(static segment => segment.Length > 0 && segment.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-'));

    /// <summary><c>org.edx</c> owns itself and <c>org.edx.video</c>, but not <c>org.edxtra</c>.</summary>
    public bool Contains(string name) => _namespaces.Exists(owned => Owns(owned, name));

    /// <summary>Whether a namespace owns a name.</summary>
    public static bool Owns(string owned, string name) =>
        name.StartsWith(owned, StringComparison.Ordinal) && (name.Length == owned.Length || name[owned.Length] == '.');

    /// <summary>All namespaces, quoted and separated by commas.</summary>
    public override string ToString() => string.Join(", ", _namespaces.Select(static name => $"'{name}'"));
}
