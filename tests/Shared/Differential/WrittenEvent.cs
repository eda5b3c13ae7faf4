namespace EventTracking.Shared.Differential;

/// <summary>One event, written twice.</summary>
/// <param name="Line">The line that a tracker wrote.</param>
/// <param name="Data">The data in that line.</param>
/// <param name="Reference">The output of System.Text.Json.</param>
/// <param name="Descriptor">The descriptor of the event.</param>
internal sealed record WrittenEvent(byte[] Line, byte[] Data, byte[] Reference, TrackedEventDescriptor Descriptor);
