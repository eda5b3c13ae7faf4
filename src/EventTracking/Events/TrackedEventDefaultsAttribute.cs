using System.Text.Json.Serialization;

namespace EventTracking;

/// <summary>Sets the naming and enum format of this assembly's tracked events. Attributes of a field override it.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TrackedEventDefaultsAttribute : Attribute
{
    /// <summary>
    /// Gets or sets the policy that converts property names and enum names to wire names. Default: <c>SnakeCaseLower</c>.
    /// <c>[JsonPropertyName]</c> overrides it.
    /// </summary>
    public JsonKnownNamingPolicy FieldNaming { get; init; } = JsonKnownNamingPolicy.SnakeCaseLower;

    /// <summary>Gets or sets the format of enum values. Default: <see cref="EnumFormat.Name"/>.</summary>
    public EnumFormat EnumFormat { get; init; } = EnumFormat.Name;

    /// <summary>
    /// Gets or sets whether the events of this assembly can also be read. Default: <see langword="false"/>.
    /// <see cref="TrackedEventAttribute.Readable"/> overrides it.
    /// </summary>
    public bool Readable { get; init; }
}
