namespace EventTracking.Diagnostics;

/// <summary>The number and the published names of the <see cref="DropReason"/> values.</summary>
internal static class DropReasons
{
    /// <summary>The number of reasons; their values are the numbers below it.</summary>
    public const int Count = (int)DropReason.Retention + 1;

    /// <summary>Returns the name of a reason in metrics and log lines, for example <c>queue_full</c>.</summary>
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
        DropReason.Retention => "retention",
        _ => throw Unknown(reason),
    };

    private static ArgumentOutOfRangeException Unknown(DropReason reason) =>
        new(nameof(reason), reason, "Use one of the reasons that are listed in DropReason.");
}
