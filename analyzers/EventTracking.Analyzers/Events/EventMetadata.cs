using EventTracking.Generators.Emission;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Events;

/// <summary>Reads the events of an assembly from the attribute that the generator adds. No type is inspected.</summary>
internal static class EventMetadata
{
    private const string Core = "EventTracking";

    /// <summary>The references that can declare events: those that reference the core.</summary>
    public static IEnumerable<IAssemblySymbol> References(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(static assembly =>
            assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Core)));

    /// <summary>The event names in an assembly, with the metadata names of their records; none if the format is unknown (EVT902).</summary>
    public static IEnumerable<(string Name, string Type)> Declarations(IAssemblySymbol assembly) =>
        Lines(assembly) is [RegistrationEmitter.FormatLine, ..] and var lines ? lines.Skip(1).Select(Declaration).OfType<(string, string)>() : [];

    /// <summary>The first line of the declarations if this version cannot read them; <see langword="null"/> if it can, or if there are none.</summary>
    public static string? UnknownFormat(IAssemblySymbol assembly) =>
        Lines(assembly) is [not RegistrationEmitter.FormatLine and var format, ..] ? format : null;

    private static string[] Lines(IAssemblySymbol assembly) =>
        assembly.FindAttribute(KnownTypes.TrackedEventDeclarationsAttribute)?.FirstArgument() is string events ? events.Split('\n') : [];

    /// <summary>
    /// Parses <c>org.edx.video.stop 1 Courses.Player+VideoStopped</c>. Split from the end, because an invalid event name may contain
    /// spaces.
    /// </summary>
    private static (string Name, string Type)? Declaration(string line)
    {
        var afterVersion = line.LastIndexOf(' ');
        var afterName = afterVersion > 0 ? line.LastIndexOf(' ', afterVersion - 1) : -1;
        return afterName < 0 ? null : (line.Substring(0, afterName), line.Substring(afterVersion + 1));
    }
}
