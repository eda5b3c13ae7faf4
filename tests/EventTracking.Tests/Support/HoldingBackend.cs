namespace EventTracking.Tests.Support;

/// <summary>A backend that holds its events until they are delivered on request. It cannot be flushed.</summary>
internal sealed class HoldingBackend : IAccountableBackend
{
    private int _held;

    public HoldingBackend() => Account = new BackendAccount(() => _held);

    public BackendAccount Account { get; }

    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        _held++;
    }

    public void Deliver()
    {
        Account.Deliver(_held);
        _held = 0;
    }
}
