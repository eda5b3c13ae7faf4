namespace EventTracking;

/// <summary>The format of enum values.</summary>
public enum EnumFormat
{
    /// <summary>
    /// As its name under the field naming policy, so that analysts can read it and renumbering does not change its meaning.
    /// A value without a name is written as its number.
    /// </summary>
    Name,

    /// <summary>As its underlying number.</summary>
    Number,
}
