using EventTracking.AspNetCore.Browser;

namespace EventTracking.AspNetCore;

/// <summary>Selects the events that an endpoint of <c>MapEventTracking</c> accepts from browsers, and the limits of its requests.</summary>
public sealed class BrowserEventsBuilder
{
    private readonly Dictionary<string, EventReceiver> _receivers = new(StringComparer.Ordinal);

    internal BrowserEventsBuilder()
    {
    }

    /// <summary>Gets or sets the name of the tracker that emits the events. Default: the default tracker.</summary>
    public string TrackerName { get; set; } = TrackerRegistry.DefaultName;

    /// <summary>Gets or sets the maximum number of events in a request. Default: 100. A request with more is answered with 413.</summary>
    public int MaxEventsPerRequest { get; set; } = 100;

    /// <summary>Gets or sets the maximum size of a request in bytes. Default: 64 KiB. A larger request is answered with 413.</summary>
    public int MaxRequestBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Gets or sets how old an id can be that the browser has given to an event. Default: 7 days. An older id is replaced, so that pages
    /// cannot repeat the ids of old events; the event is accepted, but destinations do not recognize a repetition of it.
    /// </summary>
    public TimeSpan MaxIdAge { get; set; } = TimeSpan.FromDays(7);

    internal IReadOnlyDictionary<string, EventReceiver> Receivers => _receivers;

    /// <summary>
    /// Accepts an event as its reader reads it: no field is missing, unknown or of another type. Events of a page that is older than the
    /// site are converted by the methods with <see cref="ReadsVersionAttribute"/>.
    /// </summary>
    /// <typeparam name="TEvent">The event; declare it with <c>Readable = true</c>.</typeparam>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">An event of this name is already accepted.</exception>
    public BrowserEventsBuilder Accept<TEvent>()
        where TEvent : IReadableEvent<TEvent> => Accept<TEvent>(static _ => null);

    /// <summary>Accepts an event if a function finds no error in its values.</summary>
    /// <typeparam name="TEvent">The event; declare it with <c>Readable = true</c>.</typeparam>
    /// <param name="validate">
    /// Returns what is wrong with the event, or <see langword="null"/> if nothing is. The text is sent to the browser and can be logged, so
    /// it should not contain values. If the function throws, the event is rejected. Requests call it concurrently.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="validate"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">An event of this name is already accepted.</exception>
    public BrowserEventsBuilder Accept<TEvent>(Func<TEvent, string?> validate)
        where TEvent : IReadableEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(validate);
        var name = TEvent.Descriptor.Name;
        if (!_receivers.TryAdd(name, (data, version, timestamp, id, tracker) => Emit(data, version, timestamp, id, tracker, validate)))
            throw new InvalidOperationException($"The event '{name}' is already accepted. Remove one of the two calls of Accept.");
        return this;
    }

    /// <exception cref="InvalidOperationException">No event is accepted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of range.</exception>
    internal void ThrowIfInvalid(string pattern)
    {
        if (_receivers.Count == 0)
        {
            throw new InvalidOperationException(
                $"The endpoint '{pattern}' accepts no event. Call browser.Accept<TEvent>() in MapEventTracking.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEventsPerRequest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRequestBytes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxRequestBytes, Array.MaxLength - 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIdAge, TimeSpan.Zero);
    }

    private static Rejection? Emit<TEvent>(
        ReadOnlySpan<byte> data, int version, DateTimeOffset timestamp, Guid? id, Tracker tracker, Func<TEvent, string?> validate)
        where TEvent : IReadableEvent<TEvent>
    {
        if (!EventReader.TryReadData<TEvent>(data, version, out var read, out var error, BrowserBatch.ReadOptions))
            return Rejection.Of(error);
        if (validate(read) is { } reason)
            return new Rejection("", reason);

        tracker.Emit(in read, timestamp, id);
        return null;
    }
}
