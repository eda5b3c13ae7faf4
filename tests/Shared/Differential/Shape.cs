using CsCheck;

namespace EventTracking.Shared.Differential;

/// <summary>A declared event and its random values.</summary>
internal abstract class Shape(string name)
{
    /// <summary>The name of the record.</summary>
    public string Name { get; } = name;

    public static Shape Of<TEvent>(Gen<TEvent> events)
        where TEvent : ITrackedEvent<TEvent> => new Shape<TEvent>(events);

    /// <summary>Checks random events. A failure is shrunk and reported with its seed.</summary>
    public abstract void Check(int count, Action<WrittenEvent> check);

    /// <summary>Random events before they are written, the same in every run.</summary>
    public abstract IEnumerable<object> TakeEvents(int count);

    /// <summary>Random events, the same in every run.</summary>
    public abstract IEnumerable<WrittenEvent> Take(int count);
}
