using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>
/// A browser showed the grade of a learner's answers. The data is an array of the answers and the page. Generated code writes an
/// object, so this event implements <see cref="ITrackedEvent{TSelf}"/> by hand.
/// </summary>
public sealed record ProblemGraded(IReadOnlyList<string?> Parts) : ITrackedEvent<ProblemGraded>
{
    public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<ProblemGraded>("problem_graded", []);

    public static void WriteData(ref EventDataWriter writer, in ProblemGraded trackedEvent)
    {
        if (!writer.TryEnter((byte)'['))
            return;

        foreach (var part in trackedEvent.Parts)
        {
            writer.WriteSeparator();
            writer.WriteString(part);
        }

        writer.Exit((byte)']');
    }
}
