using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Inputs;

/// <summary>The events of a command's inputs, in ordinal order of their names, versions ascending.</summary>
/// <param name="Entries">The events.</param>
internal sealed record EventSet(IReadOnlyList<EventEntry> Entries);

/// <summary>One version of an event.</summary>
/// <param name="Shape">The shape of its data.</param>
/// <param name="State">Whether the event is still emitted.</param>
/// <param name="Source">The input that declares it: the path of an assembly or of a lock file.</param>
internal sealed record EventEntry(DataShape Shape, LockState State, string Source);
