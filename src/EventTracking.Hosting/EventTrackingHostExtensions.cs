using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds event tracking to a host builder.</summary>
public static class EventTrackingHostExtensions
{
    /// <summary>The section of the host's configuration that configures the default tracker.</summary>
    public const string SectionName = "EventTracking";

    /// <summary>
    /// Registers the default tracker, configured by the section <c>EventTracking</c> of the host's configuration.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Adds more backends, processors and configuration sections.</param>
    /// <returns>The builder.</returns>
    public static TBuilder AddEventTracking<TBuilder>(this TBuilder builder, Action<EventTrackingBuilder>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddEventTracking(builder.Configuration.GetSection(SectionName), configure);
        return builder;
    }
}
