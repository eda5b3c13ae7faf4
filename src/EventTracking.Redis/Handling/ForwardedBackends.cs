using System.Text;
using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Redis.Handling;

/// <summary>The backends of the default tracker to which a consumer forwards its events.</summary>
internal sealed class ForwardedBackends
{
    /// <summary>How long one flush may take. Events that are pending then are flushed again.</summary>
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(30);

    private readonly Tracker? _tracker;
    private readonly (string Name, IEventBackend Backend)[] _backends;

    /// <summary>Only restores events: their accounts are those of the backends.</summary>
    private readonly BackendAccount _restored = new();

    private ForwardedBackends(Tracker? tracker, (string Name, IEventBackend Backend)[] backends) =>
        (_tracker, _backends) = (tracker, backends);

    public bool IsEmpty => _backends.Length == 0;

    /// <summary>Lets one event at a time be forwarded alone, so that a loss is not attributed to another one.</summary>
    public SemaphoreSlim Alone { get; } = new(1);

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

        return new ForwardedBackends(
            tracker, [.. names.Where(tracker.Backends.ContainsKey).Select(name => (name, tracker.GetBackend(name)))]);
    }

    /// <summary>Sends an event with its name, id, timestamp, version, data and context.</summary>
    public void Send(EventLine line)
    {
        var json = line.Json;
        var header = Restore(line, ref json);
        foreach (var (_, backend) in _backends)
        {
            var envelope = header.Open(json.Span);
            backend.Send(in envelope);
        }
    }

    /// <summary>Waits until what was sent has left the backends: delivered, written to a spool, or lost.</summary>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        var areFlushed = await Task.WhenAll(_backends.Select(
            one => _tracker!.FlushBackendAsync(one.Name, FlushTimeout, cancellationToken).AsTask())).ConfigureAwait(false);
        return Array.TrueForAll(areFlushed, static isFlushed => isFlushed);
    }

    /// <summary>
    /// Returns how many events each backend has lost so far, from all senders. A backend without an account of its own throws when it
    /// loses an event.
    /// </summary>
    public long[] CountLosses()
    {
        var losses = new long[_backends.Length];
        foreach (var account in _tracker!.Accounts)
        {
            for (var i = 0; i < losses.Length; i++)
            {
                if (_backends[i].Backend is IAccountableBackend && IsAt(account.Path, _backends[i].Name))
                    losses[i] += account.Rejected.Total + account.Dropped.Total;
            }
        }

        return losses;
    }

    /// <summary>Returns the names of the backends that have lost events since the losses were counted.</summary>
    public string[] FindLosers(long[] counted)
    {
        var now = CountLosses();
        return [.. _backends.Where((_, i) => now[i] != counted[i]).Select(static one => one.Name)];
    }

    /// <summary>Returns whether a path is that of a backend, or of a backend below it.</summary>
    private static bool IsAt(string path, string backend) =>
        path.StartsWith(backend, StringComparison.Ordinal) && (path.Length == backend.Length || path[backend.Length] == '/');

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
