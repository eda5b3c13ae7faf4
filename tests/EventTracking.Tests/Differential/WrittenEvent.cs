namespace EventTracking.Tests.Differential;

/// <summary>One event, written twice.</summary>
/// <param name="Line">The line that a tracker has made of it.</param>
/// <param name="Data">The data in that line.</param>
/// <param name="Reference">What System.Text.Json has made of it.</param>
/// <param name="Descriptor">What is known of the event.</param>
internal sealed record WrittenEvent(byte[] Line, byte[] Data, byte[] Reference, TrackedEventDescriptor Descriptor);
