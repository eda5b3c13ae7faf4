using EventTracking.Hosting;
using EventTracking.Http.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.OpenTelemetry;

/// <summary>Reads the options of an <see cref="OpenTelemetryDestination"/> from a configuration section.</summary>
internal static class OpenTelemetryOptionsReader
{
    /// <summary>Valid options, for a section with errors: they are reported, and nothing is ever sent.</summary>
    private static readonly OpenTelemetryOptions Placeholder = new()
    {
        Endpoint = new Uri("http://localhost/"),
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["none"] = "none" },
    };

    public static OpenTelemetryOptions Read(ComponentOptions options, IServiceProvider services)
    {
        var defaults = new OpenTelemetryOptions();
        var read = new OpenTelemetryOptions
        {
            Endpoint = EndpointOption.Read(options, nameof(defaults.Endpoint)),
            Authorization = options.GetSecret(nameof(defaults.Authorization)),
            Headers = options.GetStringsByName(nameof(defaults.Headers)),
            Gzip = options.GetString(nameof(defaults.Gzip)) is null ? null : options.GetBoolean(nameof(defaults.Gzip), defaultValue: false),
            ServiceName = options.GetString(nameof(defaults.ServiceName)),
            ServiceVersion = options.GetString(nameof(defaults.ServiceVersion)),
            ResourceAttributes = options.GetStringsByName(nameof(defaults.ResourceAttributes)),
            MaxRequestBytes = (int)options.GetByteSize(
                nameof(defaults.MaxRequestBytes), defaults.MaxRequestBytes, minimum: 1024, maximum: defaults.MaxRequestBytes),
            TimeProvider = services.GetService<TimeProvider>() ?? defaults.TimeProvider,
        };

        var errors = read.Validate();
        options.AddErrors(errors);
        return errors.Count == 0 ? read : Placeholder;
    }
}
