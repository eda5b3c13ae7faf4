using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>Reads which events an assembly declares from what the generator wrote into its metadata. Nothing is loaded, no type looked at.</summary>
internal static class EventMetadata
{
    private const string Core = "EventTracking";

    /// <summary>The referenced assemblies that can declare events; for the others that takes one look at what they reference.</summary>
    public static IEnumerable<IAssemblySymbol> References(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Core)));

    /// <summary>The names of an assembly's events, with the metadata names of their records.</summary>
    public static IEnumerable<(string Name, string Type)> Declarations(IAssemblySymbol assembly) =>
        assembly.FindAttribute(KnownTypes.TrackedEventDeclarationsAttribute)?.FirstArgument() is string events
            ? events.Split('\n').Select(Declaration).OfType<(string, string)>()
            : [];

    /// <summary>Reads <c>org.edx.video.stop 1 Courses.Player+VideoStopped</c>; a name that is not a good one may have blanks.</summary>
    private static (string Name, string Type)? Declaration(string line)
    {
        var afterVersion = line.LastIndexOf(' ');
        var afterName = afterVersion > 0 ? line.LastIndexOf(' ', afterVersion - 1) : -1;
        return afterName < 0 ? null : (line.Substring(0, afterName), line.Substring(afterVersion + 1));
    }
}
