using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Json;

/// <summary>The field that leads an object where it stands for its base, and tells which type it is.</summary>
/// <param name="Base">The type that lists the object's type by <c>[JsonDerivedType]</c>.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Value">The text or the number by which the type is listed.</param>
internal sealed record Discriminator(INamedTypeSymbol Base, string Name, object Value)
{
    /// <summary>The field as JSON text.</summary>
    public string Json => $"\"{JsonText.Escape(Name)}\":{JsonValue}";

    private string JsonValue => Value is string text
        ? $"\"{JsonText.Escape(text)}\""
        : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}
