using EventTracking.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers;

/// <summary>Reads which events an assembly declares from what the generator wrote into its metadata. Nothing is loaded, no type looked at.</summary>
internal static class EventMetadata
{
    private const string Core = "EventTracking";

    /// <summary>The referenced assemblies that can declare events; for the others that takes one look at what they reference.</summary>
    public static IEnumerable<IAssemblySymbol> References(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Core)));

    /// <summary>The names of an assembly's events, with the metadata names of their records.</summary>
    public static IEnumerable<(string Name, string Type)> Declarations(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(KnownTypes.TrackedEventDeclarationAttribute)
                && attribute.ConstructorArguments is [{ Value: string name }, { Value: string type }])
            {
                yield return (name, type);
            }
        }
    }
}
