using EventTracking.Http.CloudEvents;
using EventTracking.Http.Dialects;
using EventTracking.Http.Fields;
using EventTracking.Http.Requests;

namespace EventTracking.Http;

/// <summary>Finds the errors of <see cref="HttpOptions"/>.</summary>
internal static class HttpOptionErrors
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpOptions options)
    {
        var errors = new List<KeyValuePair<string, string>>();
        Add(nameof(options.Dialect), Enum.IsDefined(options.Dialect) ? null : $"one of {string.Join(", ", Enum.GetNames<HttpDialect>())}");
        Add(nameof(options.Endpoint), OfEndpoint(options));
        Add(nameof(options.ApiKey), OfApiKey(options));
        foreach (var (name, value) in options.Headers)
            Add(nameof(options.Headers), RequestOptionErrors.OfHeader(name, value));
        Add(nameof(options.UserIdField), OfField(options.UserIdField));
        Add(nameof(options.AnonymousIdField), OfField(options.AnonymousIdField));
        if (options.IsVendor() && string.IsNullOrEmpty(options.UserIdField) && string.IsNullOrEmpty(options.AnonymousIdField))
        {
            Add(
                nameof(options.UserIdField),
                $"a field here or in {nameof(options.AnonymousIdField)}, because events without an id are rejected");
        }

        foreach (var (name, sentName) in options.Names)
        {
            Add(nameof(options.Names), name.Length == 0 ? "event names that are not empty" : null);
            Add(nameof(options.Names), string.IsNullOrWhiteSpace(sentName) ? $"a name that is not empty for '{name}'" : null);
        }

        Add(nameof(options.Source), CloudEventSource.IsValid(options.Source) ? null : CloudEventSource.Expected);
        return errors;

        void Add(string option, string? error)
        {
            if (error is not null)
                errors.Add(new(option, error));
        }
    }

    private static string? OfEndpoint(HttpOptions options) =>
        options.Endpoint is { } endpoint ? RequestOptionErrors.OfEndpoint(endpoint)
        : DefaultEndpoints.Of(options.Dialect) is null ? "the full URL to which events are posted, such as https://events.example.com/batch"
        : null;

    private static string? OfApiKey(HttpOptions options) =>
        options.ApiKey is { } key ? RequestOptionErrors.OfHeaderValue(key)
        : options.IsVendor() ? "the key of the project or source"
        : null;

    private static string? OfField(string? field) =>
        string.IsNullOrEmpty(field) || EventFieldPath.TryParse(field, out _) ? null : EventFieldPath.Expected;
}
