namespace EventTracking;

/// <summary>One step of an event on its way through processors and backends.</summary>
public readonly struct EventStep
{
    internal EventStep(
        EventStepKind kind, string path, string? processor, DropReason? reason, string? detail, ReadOnlyMemory<byte> json)
    {
        Kind = kind;
        Path = path;
        Processor = processor;
        Reason = reason;
        Detail = detail;
        Json = json;
    }

    /// <summary>Gets what happened.</summary>
    public EventStepKind Kind { get; }

    /// <summary>
    /// Gets the router or backend where it happened: the path of its account, such as <c>audit/file</c>; empty for the tracker.
    /// </summary>
    public string Path { get; }

    /// <summary>Gets the type name of the processor; <see langword="null"/> for a step of a backend or router.</summary>
    public string? Processor { get; }

    /// <summary>Gets why the event was lost; <see langword="null"/> unless it was.</summary>
    public DropReason? Reason { get; }

    /// <summary>Gets the exception or limit that caused the step, on one line; <see langword="null"/> if there is none.</summary>
    public string? Detail { get; }

    /// <summary>Gets the line after the step if a processor changed it; otherwise empty. It is a copy.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Returns the step on one line, for debugging.</summary>
    public override string ToString() => $"{Kind} '{Path}' {Processor} {Reason} {Detail}".TrimEnd();
}
