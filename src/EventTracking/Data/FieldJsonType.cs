namespace EventTracking;

/// <summary>The kind of JSON value that a field is written as.</summary>
public enum FieldJsonType
{
    /// <summary>Any JSON value: the field holds a <c>JsonElement</c>, <c>JsonNode</c> or <c>JsonDocument</c>.</summary>
    Any,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number without a fraction.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
