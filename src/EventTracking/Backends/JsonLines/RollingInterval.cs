namespace EventTracking;

/// <summary>How often a <see cref="JsonLinesBackend"/> begins a new file, whatever the size of the old one.</summary>
public enum RollingInterval
{
    /// <summary>Never.</summary>
    None,

    /// <summary>With the first block that is written on another UTC day than the first event of the file.</summary>
    Day,

    /// <summary>With the first block that is written in another hour than the first event of the file.</summary>
    Hour,
}
