namespace EventTracking.Inspector;

/// <summary>Settings of the event inspector.</summary>
public sealed class EventInspectorOptions
{
    /// <summary>The smallest <see cref="BufferCapacityBytes"/>: an event of the default maximum size and its rewrites must fit.</summary>
    public const int MinBufferCapacityBytes = 1024 * 1024;

    /// <summary>Gets or sets the name of the tracker to inspect. Default: <see cref="TrackerRegistry.DefaultName"/>.</summary>
    public string TrackerName { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>
    /// Gets or sets the memory for recent events, in bytes. When it is full, the oldest events are removed. Default: 8 MiB; at least
    /// <see cref="MinBufferCapacityBytes"/>.
    /// </summary>
    public int BufferCapacityBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the name of the authorization policy that requests must satisfy. Default: none, which is allowed only in the
    /// environment Development.
    /// </summary>
    public string? AuthorizationPolicy { get; set; }
}
