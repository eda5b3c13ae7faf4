using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>The first field of an object that is written as its base type; it identifies the derived type.</summary>
/// <param name="Base">The base type with the <c>[JsonDerivedType]</c> attribute.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Value">The string or number in the attribute.</param>
internal sealed record Discriminator(INamedTypeSymbol Base, string Name, object Value)
{
    /// <summary>The field as JSON text.</summary>
    public string Json => $"\"{JsonText.Escape(Name)}\":{JsonValue}";

    /// <summary>The value as JSON text.</summary>
    public string JsonValue => Value is string text
        ? $"\"{JsonText.Escape(text)}\""
        : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}
