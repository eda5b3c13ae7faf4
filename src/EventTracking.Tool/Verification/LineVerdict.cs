namespace EventTracking.Tool.Verification;

/// <summary>The result of the check of a line.</summary>
/// <param name="outcome">What became of the check.</param>
/// <param name="name">The event name, if the line has one.</param>
internal readonly ref struct LineVerdict(LineOutcome outcome, ReadOnlySpan<byte> name)
{
    /// <summary>Gets what became of the check.</summary>
    public LineOutcome Outcome { get; } = outcome;

    /// <summary>Gets the event name in UTF-8, without escapes, or no bytes if the line has no name.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;
}
