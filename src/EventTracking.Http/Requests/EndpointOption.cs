using EventTracking.Hosting;

namespace EventTracking.Http.Requests;

/// <summary>Reads a URL from a configuration.</summary>
internal static class EndpointOption
{
    /// <returns>The URL, which may be relative and is not validated yet; <see langword="null"/> if it is not set or not a URL.</returns>
    public static Uri? Read(ComponentOptions options, string key)
    {
        if (options.GetString(key) is not { } text)
            return null;

        if (!Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var endpoint))
            options.AddErrors([new(key, RequestOptionErrors.ExpectedUrl)]);
        return endpoint;
    }
}
