namespace EventTracking.Kafka;

/// <summary>How an event becomes a message.</summary>
public enum KafkaFormat
{
    /// <summary>
    /// CloudEvents 1.0 in binary content mode: the value is the data, and the headers <c>ce_id</c>, <c>ce_source</c>, <c>ce_type</c>,
    /// <c>ce_specversion</c> and <c>ce_time</c> describe it. The context is JSON in the header <c>ce_eventcontext</c>, the version of a
    /// declared event is in <c>ce_eventversion</c>.
    /// </summary>
    CloudEventsBinary,

    /// <summary>CloudEvents 1.0 in structured content mode: the value is one JSON object with the same attributes.</summary>
    CloudEventsStructured,

    /// <summary>The value is the whole line. The headers <c>id</c> and <c>version</c> contain what is not part of it.</summary>
    Line,
}
