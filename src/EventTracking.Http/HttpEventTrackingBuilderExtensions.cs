using EventTracking.Http;

namespace EventTracking.Hosting;

/// <summary>Adds <see cref="HttpDestination"/> to the types that configuration sections can name.</summary>
public static class HttpEventTrackingBuilderExtensions
{
    /// <summary>
    /// Registers the type <c>Http</c>: a section with the properties of <see cref="HttpOptions"/> and <c>Batching</c>. <c>ApiKeyFile</c> is
    /// the path of a file with the key.
    /// </summary>
    /// <param name="tracking">The builder.</param>
    /// <exception cref="ArgumentException">The type is already registered.</exception>
    public static EventTrackingBuilder AddHttp(this EventTrackingBuilder tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return tracking.AddBatchBackendType(
            "Http", static (options, services) => new HttpDestination(HttpOptionsReader.Read(options, services)));
    }
}
