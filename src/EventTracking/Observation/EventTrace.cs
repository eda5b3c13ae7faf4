using System.Runtime.InteropServices;
using EventTracking.Diagnostics;
using EventTracking.Line;

namespace EventTracking.Observation;

/// <summary>Collects the steps of one observed event. It belongs to the buffer of the event, where nested routers find it.</summary>
internal sealed class EventTrace
{
    private readonly List<EventStep> _steps = [];

    /// <summary>The path of the router or backend that has the event.</summary>
    public string Path { get; private set; } = "";

    public int Count => _steps.Count;

    public ReadOnlySpan<EventStep> Steps => CollectionsMarshal.AsSpan(_steps);

    /// <summary>Returns the trace of an event, or <see langword="null"/> if it is not observed.</summary>
    public static EventTrace? Of(EventBuffer? buffer) => (EventTrace?)buffer?.Trace;

    /// <inheritdoc cref="Of(EventBuffer?)"/>
    public static EventTrace? Of(in EventEnvelope envelope) => Of(envelope.Buffer);

    /// <summary>Continues at a backend.</summary>
    /// <returns>The path to <see cref="Leave"/> to.</returns>
    public string Enter(string backend)
    {
        var outer = Path;
        Path = outer.Length == 0 ? backend : $"{outer}/{backend}";
        return outer;
    }

    public void Leave(string outer) => Path = outer;

    public void Add(EventStepKind kind, IEventProcessor? processor = null) =>
        _steps.Add(new EventStep(kind, Path, processor?.GetType().Name, null, null, default));

    /// <summary>Adds the step of a processor that has kept the event.</summary>
    public void Process(IEventProcessor processor, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (before == after)
            Add(EventStepKind.Kept, processor);
        else
            _steps.Add(new EventStep(EventStepKind.Rewritten, Path, processor.GetType().Name, null, null, after.ToArray()));
    }

    public void Fail(IEventProcessor processor, Exception exception) =>
        _steps.Add(new EventStep(EventStepKind.Failed, Path, processor.GetType().Name, null, TextOf(exception), default));

    public void Drop(DropReason reason, string? detail, Exception? exception)
    {
        // The detail of a processor's failure is the name of the processor.
        var processor = reason is DropReason.ProcessorFailed ? detail : null;
        var text = exception is null ? LogText.Detail(detail) : TextOf(exception);
        _steps.Add(new EventStep(EventStepKind.Dropped, Path, processor, reason, text, default));
    }

    private static string? TextOf(Exception exception) => LogText.Detail($"{exception.GetType().Name}: {exception.Message}");
}
