using EventTracking.Hosting;
using EventTracking.Http.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Http;

/// <summary>Reads the options of an <see cref="HttpDestination"/> from a configuration section.</summary>
internal static class HttpOptionsReader
{
    /// <summary>Valid options, for a section with errors: they are reported, and nothing is ever sent.</summary>
    private static readonly HttpOptions Placeholder = new() { Endpoint = new Uri("http://localhost/") };

    public static HttpOptions Read(ComponentOptions options, IServiceProvider services)
    {
        var defaults = new HttpOptions();
        var read = new HttpOptions
        {
            Dialect = options.GetEnum(nameof(HttpOptions.Dialect), defaults.Dialect),
            Endpoint = EndpointOption.Read(options, nameof(HttpOptions.Endpoint)),
            ApiKey = options.GetSecret(nameof(HttpOptions.ApiKey)),
            Headers = options.GetStringsByName(nameof(HttpOptions.Headers)),
            Gzip = options.GetBoolean(nameof(HttpOptions.Gzip), defaults.Gzip),
            UserIdField = options.GetString(nameof(HttpOptions.UserIdField)) ?? defaults.UserIdField,
            AnonymousIdField = options.GetString(nameof(HttpOptions.AnonymousIdField)),
            Names = options.GetStringsByName(nameof(HttpOptions.Names)),
            Source = options.GetString(nameof(HttpOptions.Source)),
            TimeProvider = services.GetService<TimeProvider>() ?? defaults.TimeProvider,
        };

        var errors = read.Validate();
        options.AddErrors(errors);
        return errors.Count == 0 ? read : Placeholder;
    }
}
