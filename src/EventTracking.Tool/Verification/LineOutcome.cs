namespace EventTracking.Tool.Verification;

/// <summary>What became of the check of a line.</summary>
internal enum LineOutcome
{
    /// <summary>The line is an event that matches its shape.</summary>
    Valid,

    /// <summary>The line is an event that does not match its shape.</summary>
    Invalid,

    /// <summary>The line is an event that is not declared. Its data is not checked.</summary>
    Unknown,

    /// <summary>The line is not JSON, not an object or has no name.</summary>
    NotAnEvent,
}
