namespace EventTracking.Http;

/// <summary>The formats in which <see cref="HttpDestination"/> sends events.</summary>
public enum HttpDialect
{
    /// <summary>One line of JSON per event, with its <c>id</c> and <c>version</c> after the context: <c>application/x-ndjson</c>.</summary>
    Ndjson,

    /// <summary>CloudEvents 1.0 as a JSON array: <c>application/cloudevents-batch+json</c>.</summary>
    CloudEvents,

    /// <summary>The batch API of Segment.</summary>
    Segment,

    /// <summary>The batch API of a RudderStack data plane.</summary>
    RudderStack,

    /// <summary>The batch API of PostHog.</summary>
    PostHog,

    /// <summary>The HTTP V2 API of Amplitude.</summary>
    Amplitude,
}
