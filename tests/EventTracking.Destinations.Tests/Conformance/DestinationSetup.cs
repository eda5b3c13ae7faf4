using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>How to create a destination.</summary>
/// <param name="Target">The table, topic, stream or path.</param>
/// <param name="Port">The loopback port to connect to: the server's, or that of a proxy.</param>
public sealed record DestinationSetup(string Target, int Port)
{
    /// <summary>Whether the credentials are correct.</summary>
    public bool IsAuthorized { get; init; } = true;

    public ILogger Logger { get; init; } = NullLogger.Instance;
}
