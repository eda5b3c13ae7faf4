namespace EventTracking.Diagnostics;

/// <summary>What else is known of each <see cref="DropReason"/>.</summary>
internal static class DropReasons
{
    /// <summary>How many there are; their values are the numbers below.</summary>
    public const int Count = (int)DropReason.Expired + 1;

    /// <summary>The reason as metrics and log lines name it, for example <c>queue_full</c>.</summary>
    public static string NameOf(DropReason reason) => reason switch
    {
        DropReason.Shutdown => "shutdown",
        DropReason.RecursiveEmit => "recursive_emit",
        DropReason.Unserializable => "unserializable",
        DropReason.ProcessorFailed => "processor_failed",
        DropReason.Oversize => "oversize",
        DropReason.TooDeep => "too_deep",
        DropReason.TooManyFields => "too_many_fields",
        DropReason.QueueFull => "queue_full",
        DropReason.BackendFailed => "backend_failed",
        DropReason.DiskFull => "disk_full",
        DropReason.DestinationRejected => "destination_rejected",
        DropReason.Expired => "expired",
        _ => throw Unknown(reason),
    };

    /// <summary>The kind of failure that a drop for this reason is reported as.</summary>
    public static TrackingFailureKind KindOf(DropReason reason) => reason switch
    {
        DropReason.Shutdown => TrackingFailureKind.Disposed,
        DropReason.RecursiveEmit => TrackingFailureKind.RecursiveEmit,
        DropReason.Unserializable => TrackingFailureKind.NotWritten,
        DropReason.ProcessorFailed => TrackingFailureKind.ProcessorFailed,
        DropReason.Oversize or DropReason.TooDeep or DropReason.TooManyFields => TrackingFailureKind.Oversize,
        DropReason.QueueFull => TrackingFailureKind.QueueFull,
        DropReason.BackendFailed or DropReason.DiskFull or DropReason.DestinationRejected or DropReason.Expired => TrackingFailureKind.BackendFailed,
        _ => throw Unknown(reason),
    };

    private static ArgumentOutOfRangeException Unknown(DropReason reason) =>
        new(nameof(reason), reason, "Use one of the reasons that are listed in DropReason.");
}
