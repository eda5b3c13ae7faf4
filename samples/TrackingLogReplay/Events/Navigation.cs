using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner moved to the next unit of a sequence.</summary>
[TrackedEvent("seq_next")]
public sealed partial record SequenceNext(string Id, int Old, int New);

/// <summary>A learner moved to the previous unit of a sequence.</summary>
[TrackedEvent("seq_prev")]
public sealed partial record SequencePrevious(string Id, int Old, int New);

/// <summary>A learner jumped to a unit of a sequence.</summary>
[TrackedEvent("seq_goto")]
public sealed partial record SequenceGoto(string Id, int Old, int New);

/// <summary>A learner left a page.</summary>
[TrackedEvent("page_close")]
public sealed partial record PageClose;
