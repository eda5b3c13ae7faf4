using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>A learner has gone to the next unit of a sequence.</summary>
[TrackedEvent("seq_next")]
public sealed partial record SequenceNext(string Id, int Old, int New);

/// <summary>A learner has gone back to the previous unit of a sequence.</summary>
[TrackedEvent("seq_prev")]
public sealed partial record SequencePrevious(string Id, int Old, int New);

/// <summary>A learner has jumped to a unit of a sequence.</summary>
[TrackedEvent("seq_goto")]
public sealed partial record SequenceGoto(string Id, int Old, int New);

/// <summary>A learner has left a page.</summary>
[TrackedEvent("page_close")]
public sealed partial record PageClose;
