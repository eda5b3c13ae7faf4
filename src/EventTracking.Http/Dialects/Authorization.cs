using System.Text;

namespace EventTracking.Http.Dialects;

/// <summary>The header with the key. PostHog and Amplitude have it in the body.</summary>
internal static class Authorization
{
    public static IEnumerable<KeyValuePair<string, string>> Of(HttpOptions options) => (options.Dialect, options.ApiKey) switch
    {
        (_, null) or (HttpDialect.PostHog or HttpDialect.Amplitude, _) => [],
        (HttpDialect.Segment or HttpDialect.RudderStack, { } key) =>
            [new("Authorization", $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"))}")],
        (_, { } key) => [new("Authorization", $"Bearer {key}")],
    };
}
