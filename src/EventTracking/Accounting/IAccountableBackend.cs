namespace EventTracking;

/// <summary>
/// A backend that counts what becomes of its events itself, because an event that was sent to it has not arrived yet when
/// <see cref="IEventBackend.Send"/> returns, or may be left out. All other backends are counted by their router: an event has
/// arrived when <c>Send</c> returns, and is lost when it throws.
/// </summary>
/// <remarks>
/// <c>Send</c> offers the event to the account first. If it then throws, the router counts the event as dropped, and the backend
/// must not.
/// </remarks>
public interface IAccountableBackend : IEventBackend
{
    /// <summary>The account: one object for the life of the backend.</summary>
    BackendAccount Account { get; }
}
