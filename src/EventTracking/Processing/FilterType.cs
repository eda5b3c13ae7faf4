namespace EventTracking;

/// <summary>What a match means to a <see cref="RegexFilterProcessor"/>.</summary>
public enum FilterType
{
    /// <summary>An event passes when a pattern matches its name. Without patterns nothing passes.</summary>
    Allowlist,

    /// <summary>An event passes when no pattern matches its name. Without patterns everything passes.</summary>
    Blocklist,
}
