namespace EventTracking.Http.Requests;

/// <summary>How events are written into the body of a request, and what the server's response means.</summary>
internal abstract class RequestFormat
{
    public abstract string ContentType { get; }

    /// <summary>Gets the maximum number of bytes of a body, before compression.</summary>
    public virtual int MaxRequestBytes => int.MaxValue;

    /// <summary>Gets the maximum number of bytes that <see cref="TryAppend"/> may write for one event.</summary>
    public virtual int MaxEventBytes => int.MaxValue;

    /// <summary>Gets the maximum number of events in a request.</summary>
    public virtual int MaxRequestCount => int.MaxValue;

    /// <summary>Gets the number of bytes that <see cref="End"/> writes at most.</summary>
    public virtual int EndLength => 0;

    /// <summary>Writes what precedes the events.</summary>
    public abstract void Start(RequestBuffer body);

    /// <summary>Writes an event, with what separates it from the event before.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="body">The body. If the event is rejected, what was written is discarded.</param>
    /// <param name="isFirst">Whether it is the first event of the request.</param>
    /// <param name="reason">Why the event is not sent.</param>
    /// <returns>Whether the event can be sent.</returns>
    public abstract bool TryAppend(in EventEnvelope envelope, RequestBuffer body, bool isFirst, out string reason);

    /// <summary>Writes what follows the events.</summary>
    public abstract void End(RequestBuffer body);

    /// <summary>Interprets a response.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="count">The number of events in the request.</param>
    public virtual RequestOutcome Read(HttpAnswer answer, int count) => RequestOutcome.Of(HttpVerdict.Of(answer));
}
