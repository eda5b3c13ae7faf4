using System.Globalization;
using EventTracking.Generators.Emission;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Shape;

/// <summary>
/// The format in which an assembly declares its events. It shows whether the assembly was built with a version of EventTracking that
/// this one can read.
/// </summary>
public static class DeclarationFormat
{
    private const string Start = "format ";

    /// <summary>Gets the format that this version writes and reads.</summary>
    public static string Known => RegistrationEmitter.FormatLine;

    /// <summary>Returns the format of an assembly's declarations if it is not <see cref="Known"/>, else <see langword="null"/>.</summary>
    public static string? UnknownOf(IAssemblySymbol assembly) =>
        Lines(assembly) is [not RegistrationEmitter.FormatLine and var format, ..] ? format : null;

    /// <summary>Returns whether a newer version than this one writes a format.</summary>
    public static bool IsNewer(string format) => Number(format) > Number(Known);

    /// <summary>The lines of an assembly's declarations: the format, then one line per event. Empty without events.</summary>
    internal static string[] Lines(IAssemblySymbol assembly) =>
        assembly.FindAttribute(KnownTypes.TrackedEventDeclarationsAttribute)?.FirstArgument() is string events ? events.Split('\n') : [];

    private static int Number(string format) =>
        format.StartsWith(Start, StringComparison.Ordinal)
        && int.TryParse(format.Substring(Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
