using System.Text.Json.Serialization;

namespace EventTracking;

/// <summary>Sets how this assembly's tracked events are written, unless a field's own attribute says otherwise.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TrackedEventDefaultsAttribute : Attribute
{
    /// <summary>
    /// How a property name becomes a wire name; snake_case in lower case unless set. <c>[JsonPropertyName]</c> wins over
    /// it. Enum names follow the same policy.
    /// </summary>
    public JsonKnownNamingPolicy FieldNaming { get; init; } = JsonKnownNamingPolicy.SnakeCaseLower;

    /// <summary>How enum values are written; as names unless set.</summary>
    public EnumFormat EnumFormat { get; init; } = EnumFormat.Name;
}
