using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Names;

/// <summary>The name of an event that this compilation or an assembly that it references declares.</summary>
/// <param name="name">The event name.</param>
/// <param name="type">The metadata name of the record.</param>
/// <param name="assembly">The name of the assembly.</param>
/// <param name="location">Where the name is written; <see langword="null"/> in another assembly.</param>
internal sealed class DeclaredName(string name, string type, string assembly, Location? location = null)
{
    public string Name { get; } = name;

    /// <summary>The record as the user writes it.</summary>
    public string Type { get; } = type.Replace('+', '.');

    public string Assembly { get; } = assembly;

    public Location? Location { get; } = location;
}
