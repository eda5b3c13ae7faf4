namespace EventTracking.Tool.Verification;

/// <summary>What is a finding.</summary>
internal enum Strictness
{
    /// <summary>Whatever a reader of the declared shape cannot rely on. Fields that a later version may have added are valid.</summary>
    Compatible,

    /// <summary>Also fields that the shape does not know, and events that are not declared.</summary>
    Strict,
}
