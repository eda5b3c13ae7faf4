namespace EventTracking;

/// <summary>
/// A backend that counts the outcome of its events itself, because events may be undelivered or filtered when
/// <see cref="IEventBackend.Send"/> returns. Routers count the events of all other backends: as delivered when <c>Send</c> returns, as lost
/// when it throws.
/// </summary>
/// <remarks>
/// <c>Send</c> must offer the event to the account first. If it throws afterwards, the router counts the event as dropped, so the backend
/// must not.
/// </remarks>
public interface IAccountableBackend : IEventBackend
{
    /// <summary>Gets the account: the same object for the life of the backend.</summary>
    BackendAccount Account { get; }
}
