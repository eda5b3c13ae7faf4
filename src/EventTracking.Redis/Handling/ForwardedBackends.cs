using System.Text;
using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Redis.Handling;

/// <summary>The backends of the default tracker to which a consumer forwards its events.</summary>
internal sealed class ForwardedBackends
{
    /// <summary>Destinations that do not accept events within this time count as failed.</summary>
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(30);

    private readonly Tracker? _tracker;
    private readonly IEventBackend[] _backends;

    /// <summary>Only restores events: their accounts are those of the backends.</summary>
    private readonly BackendAccount _restored = new();

    private ForwardedBackends(Tracker? tracker, IEventBackend[] backends) => (_tracker, _backends) = (tracker, backends);

    public bool IsEmpty => _backends.Length == 0;

    /// <summary>Finds the backends. Those that do not exist are reported as errors of the consumer's options.</summary>
    public static ForwardedBackends Find(IReadOnlyList<string> names, ComponentOptions options, IServiceProvider services)
    {
        if (names.Count == 0)
            return new ForwardedBackends(tracker: null, []);
        if (services.GetService<Tracker>() is not { } tracker)
        {
            options.AddError("ForwardTo", "the host has no tracker. Call AddEventTracking.");
            return new ForwardedBackends(tracker: null, []);
        }

        var known = tracker.Backends.Count == 0 ? "none" : string.Join(", ", tracker.Backends.Keys.Order(StringComparer.Ordinal));
        foreach (var unknown in names.Where(name => !tracker.Backends.ContainsKey(name)))
        {
            options.AddError(
                "ForwardTo",
                $"the tracker has no backend '{unknown}'. Correct the name, or add the backend. Backends of the tracker: {known}.");
        }

        return new ForwardedBackends(tracker, [.. names.Where(tracker.Backends.ContainsKey).Select(tracker.GetBackend)]);
    }

    /// <summary>Sends an event with its name, id, timestamp, version, data and context.</summary>
    public void Send(EventLine line)
    {
        if (IsEmpty)
            return;

        var json = line.Json;
        var header = Restore(line, ref json);
        foreach (var backend in _backends)
        {
            var envelope = header.Open(json.Span);
            backend.Send(in envelope);
        }
    }

    /// <summary>Waits until the backends have delivered what was sent, or have written it to a spool.</summary>
    public async ValueTask<bool> FlushAsync(CancellationToken cancellationToken) =>
        _tracker is null || await _tracker.FlushAsync(FlushTimeout, cancellationToken).ConfigureAwait(false);

    private EventHeader Restore(EventLine line, ref ReadOnlyMemory<byte> json)
    {
        try
        {
            return Restore(line, json);
        }
        catch (ArgumentException)
        {
            // Written by another program, with other white space or another order of fields.
            json = LineText.Of(line);
            return Restore(line, json);
        }
    }

    private EventHeader Restore(EventLine line, ReadOnlyMemory<byte> json) =>
        _restored.Restore(Encoding.UTF8.GetBytes(line.Name), line.Id ?? Guid.Empty, line.Timestamp, line.Version, json.Span);
}
