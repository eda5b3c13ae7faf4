using System.Text;

namespace EventTracking.Tests.Support;

/// <summary>A backend that blocks until opened, and records what arrives.</summary>
internal sealed class GatedBackend : IEventBackend, IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly SemaphoreSlim _entered = new(0);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_names)
                return [.. _names];
        }
    }

    /// <summary>Waits until an event has arrived and blocks.</summary>
    public void AwaitEvent() => _entered.WaitInTime();

    public void Open() => _open.Set();

    public void Send(in EventEnvelope envelope)
    {
        _entered.Release();
        _open.WaitInTime();
        lock (_names)
            _names.Add(envelope.Name);
    }

    public void Dispose() => _open.Set();
}
