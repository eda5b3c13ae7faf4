namespace EventTracking;

/// <summary>How often a <see cref="JsonLinesBackend"/> begins a new file, whatever the size of the old one.</summary>
public enum RollingInterval
{
    /// <summary>Never.</summary>
    None,

    /// <summary>With the first block that is written on another day of UTC than the file was begun on.</summary>
    Day,
}
