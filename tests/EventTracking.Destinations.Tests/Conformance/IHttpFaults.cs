namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>Answers of an HTTP server that tests choose.</summary>
public interface IHttpFaults
{
    /// <summary>The number of requests that the server has received.</summary>
    int Requests { get; }

    /// <summary>Answers requests with a status until <see cref="Recover"/> is called. Nothing is stored.</summary>
    /// <param name="status">The status.</param>
    /// <param name="headers">Headers, such as <c>Location</c> or <c>Retry-After</c>.</param>
    void AnswerWith(int status, params IReadOnlyList<KeyValuePair<string, string>> headers);

    /// <summary>Stores events again.</summary>
    void Recover();
}
