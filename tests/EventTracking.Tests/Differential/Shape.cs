using CsCheck;

namespace EventTracking.Tests.Differential;

/// <summary>A declared event with random values of it.</summary>
internal abstract class Shape(string name)
{
    /// <summary>The name of the record.</summary>
    public string Name { get; } = name;

    public static Shape Of<TEvent>(Gen<TEvent> events)
        where TEvent : ITrackedEvent<TEvent> => new Shape<TEvent>(events);

    /// <summary>Hands random events to a check; where one fails, a small one that fails is looked for, and its seed told.</summary>
    public abstract void Check(int count, Action<WrittenEvent> check);

    /// <summary>Random events, the same in every run.</summary>
    public abstract IEnumerable<WrittenEvent> Take(int count);
}
