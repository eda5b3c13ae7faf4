namespace EventTracking.Http.Requests;

/// <summary>What became of the events of a request.</summary>
/// <param name="Failure">The result if none was accepted; <see langword="null"/> if all were, except the rejected ones.</param>
/// <param name="Rejected">The rejected events, by their index in the request.</param>
/// <param name="ResendsRest">Whether nothing was accepted, and the events that were not rejected must be sent again.</param>
internal readonly record struct RequestOutcome(BatchResult? Failure, IReadOnlyList<RejectedEvent> Rejected, bool ResendsRest)
{
    public static RequestOutcome Of(BatchResult? failure) => new(failure, [], ResendsRest: false);

    public static RequestOutcome AcceptedExcept(IReadOnlyList<RejectedEvent> rejected) => new(null, rejected, ResendsRest: false);

    public static RequestOutcome ResendWithout(IReadOnlyList<RejectedEvent> rejected) => new(null, rejected, ResendsRest: true);
}
