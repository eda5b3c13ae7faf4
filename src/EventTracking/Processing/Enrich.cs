using System.Diagnostics;

namespace EventTracking;

/// <summary>
/// Creates processors that add values to the context of every event of a tracker, whatever contexts are entered. If one fails, the event
/// continues without its value, and the failure is reported.
/// </summary>
public static class Enrich
{
    /// <summary>Adds a constant, for example the version of the application, to events whose context does not have the key.</summary>
    /// <param name="key">The key in the context.</param>
    /// <param name="value">The value; any value that an <see cref="EventContext"/> can have.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is <see langword="null"/> or empty.</exception>
    public static IEventProcessor With(string key, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new ContextEnricher(key, () => value);
    }

    /// <summary>Adds a value that is computed for each event to events whose context does not have the key.</summary>
    /// <param name="key">The key in the context.</param>
    /// <param name="value">
    /// Computes the value, on the emitting thread. It may be called by several threads at once. If it throws, the event continues without
    /// it.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public static IEventProcessor With(string key, Func<object?> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return new ContextEnricher(key, value);
    }

    /// <summary>
    /// Adds <c>trace_id</c> and <c>span_id</c> of <see cref="Activity.Current"/>, in their W3C form, and replaces those of the context.
    /// Events emitted outside any activity, or within one that has no W3C id, stay as they are.
    /// </summary>
    public static IEventProcessor WithTrace() => new TraceEnricher();

    /// <summary>Adds one value to the context of every event that does not have it.</summary>
    private sealed class ContextEnricher(string key, Func<object?> value) : IEventProcessor
    {
        public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Continue;

        public ProcessingResult Process(ref EventEnvelope envelope)
        {
            envelope = envelope.WithContextDefault(key, value);
            return ProcessingResult.Keep;
        }
    }

    /// <summary>Adds the ids of the current activity to the context of every event.</summary>
    private sealed class TraceEnricher : IEventProcessor
    {
        public ProcessorFailurePolicy OnFailure => ProcessorFailurePolicy.Continue;

        public ProcessingResult Process(ref EventEnvelope envelope)
        {
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            {
                envelope = envelope
                    .WithContext("trace_id", activity.TraceId.ToHexString())
                    .WithContext("span_id", activity.SpanId.ToHexString());
            }

            return ProcessingResult.Keep;
        }
    }
}
