using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>
/// A browser has shown the verdict on a learner's answers. The data is an array, the answers and the page, where a record
/// would write an object: so this event keeps the contract of a tracked event by hand.
/// </summary>
public sealed record ProblemGraded(IReadOnlyList<string?> Parts) : ITrackedEvent<ProblemGraded>
{
    public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<ProblemGraded>("problem_graded", []);

    public static void WriteData(ref EventDataWriter writer, in ProblemGraded trackedEvent)
    {
        writer.WriteRaw("["u8);
        foreach (var part in trackedEvent.Parts)
        {
            writer.WriteSeparator();
            writer.WriteString(part);
        }

        writer.WriteRaw("]"u8);
    }
}
