using EventTracking.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting;

/// <summary>Adds <see cref="OpenTelemetryDestination"/> to the types that configuration sections can name.</summary>
public static class OpenTelemetryEventTrackingBuilderExtensions
{
    /// <summary>
    /// Registers the type <c>OpenTelemetry</c>: a section with the properties of <see cref="OpenTelemetryOptions"/> and <c>Batching</c>.
    /// <c>AuthorizationFile</c> is the path of a file with the value of <c>Authorization</c>.
    /// </summary>
    /// <param name="tracking">The builder.</param>
    /// <exception cref="ArgumentException">The type is already registered.</exception>
    public static EventTrackingBuilder AddOpenTelemetry(this EventTrackingBuilder tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return tracking.AddBatchBackendType("OpenTelemetry", static (options, services) => new OpenTelemetryDestination(
            OpenTelemetryOptionsReader.Read(options, services),
            services.GetService<ILoggerFactory>()?.CreateLogger<OpenTelemetryDestination>()));
    }
}
