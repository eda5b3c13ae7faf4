using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Names;

/// <summary>An event name that this compilation or a reference declares.</summary>
/// <param name="name">The event name.</param>
/// <param name="type">The metadata name of the record.</param>
/// <param name="assembly">The name of the assembly.</param>
/// <param name="location">The location of the name, or <see langword="null"/> in another assembly.</param>
internal sealed class DeclaredName(string name, string type, string assembly, Location? location = null)
{
    public string Name { get; } = name;

    /// <summary>The record, as written in C#.</summary>
    public string Type { get; } = type.Replace('+', '.');

    public string Assembly { get; } = assembly;

    public Location? Location { get; } = location;
}
