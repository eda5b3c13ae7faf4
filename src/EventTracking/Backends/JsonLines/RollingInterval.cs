namespace EventTracking;

/// <summary>How often a <see cref="JsonLinesBackend"/> starts a new file regardless of size.</summary>
public enum RollingInterval
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Every UTC day: a block written on another day than the first event of the file starts a new file.</summary>
    Day,

    /// <summary>Every hour: a block written in another hour than the first event of the file starts a new file.</summary>
    Hour,
}
