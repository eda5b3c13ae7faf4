namespace EventTracking.Tool.Verification;

/// <summary>The number of lines by the outcome of their check.</summary>
internal sealed class LineCounts
{
    /// <summary>Gets the number of lines that match their shape.</summary>
    public long Valid { get; private set; }

    /// <summary>Gets the number of lines that do not match their shape, or are not events.</summary>
    public long Invalid { get; private set; }

    /// <summary>Gets the number of lines whose event is not declared.</summary>
    public long Unknown { get; private set; }

    /// <summary>Gets the number of lines.</summary>
    public long Lines => Valid + Invalid + Unknown;

    /// <summary>Counts a line.</summary>
    public void Add(LineOutcome outcome)
    {
        switch (outcome)
        {
            case LineOutcome.Valid:
                Valid++;
                break;
            case LineOutcome.Unknown:
                Unknown++;
                break;
            default:
                Invalid++;
                break;
        }
    }

    /// <summary>Adds other counts.</summary>
    public void Add(LineCounts other) =>
        (Valid, Invalid, Unknown) = (Valid + other.Valid, Invalid + other.Invalid, Unknown + other.Unknown);
}
