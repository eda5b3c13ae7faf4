using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of a <see cref="JsonLinesBackend"/>.</summary>
internal static class JsonLinesType
{
    private static readonly JsonLinesOptions Defaults = new();

    public static JsonLinesBackend Make(ComponentOptions options, IServiceProvider services) => new(
        options.GetRequiredString("Path"),
        new JsonLinesOptions
        {
            BlockSize = options.GetInt32("BlockSize", Defaults.BlockSize, minimum: 0),
            FlushInterval = options.GetTimeSpan("FlushInterval", Defaults.FlushInterval),
            Durability = options.GetEnum("Durability", Defaults.Durability),
            MaxFileSize = options.GetInt64("MaxFileSize", defaultValue: 0, minimum: 1) is var size and > 0 ? size : null,
            RollingInterval = options.GetEnum("RollingInterval", Defaults.RollingInterval),
            RetainedFiles = options.GetInt32("RetainedFiles", defaultValue: -1, minimum: 0) is var count and >= 0 ? count : null,
            CompressRolledFiles = options.GetBoolean("CompressRolledFiles", Defaults.CompressRolledFiles),
            ReopenOnHangup = options.GetBoolean("ReopenOnHangup", Defaults.ReopenOnHangup),
            TimeProvider = services.GetService<TimeProvider>() ?? Defaults.TimeProvider,
        });
}
