namespace EventTracking.OpenTelemetry;

/// <summary>The environment variables that OpenTelemetry defines for exporters. Empty ones count as not set.</summary>
internal static class OtlpEnvironment
{
    public const string LogsEndpoint = "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT";

    public const string BaseEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static string? ServiceName => Read("OTEL_SERVICE_NAME");

    public static bool IsCompressed =>
        string.Equals(ReadOfLogs("COMPRESSION")?.Trim(), "gzip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the protocol; <c>http/protobuf</c> if none is set.</summary>
    public static string Protocol => ReadOfLogs("PROTOCOL")?.Trim() ?? "http/protobuf";

    public static IReadOnlyList<KeyValuePair<string, string>> Headers => Pairs(ReadOfLogs("HEADERS"));

    public static IReadOnlyList<KeyValuePair<string, string>> ResourceAttributes => Pairs(Read("OTEL_RESOURCE_ATTRIBUTES"));

    public static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static string? ReadOfLogs(string option) => Read($"OTEL_EXPORTER_OTLP_LOGS_{option}") ?? Read($"OTEL_EXPORTER_OTLP_{option}");

    /// <summary>Reads <c>name=value,name=value</c>, where names and values are percent-encoded.</summary>
    private static List<KeyValuePair<string, string>> Pairs(string? text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                pairs.Add(new(Uri.UnescapeDataString(pair[..equals].Trim()), Uri.UnescapeDataString(pair[(equals + 1)..].Trim())));
        }

        return pairs;
    }
}
