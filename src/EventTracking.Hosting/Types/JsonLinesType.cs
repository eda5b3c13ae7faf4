using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of a <see cref="JsonLinesBackend"/>.</summary>
internal static class JsonLinesType
{
    private static readonly JsonLinesOptions Defaults = new();

    public static JsonLinesBackend Make(ComponentOptions options, IServiceProvider services) => new(
        FullPath(options.GetRequiredString("Path"), services),
        new JsonLinesOptions
        {
            BlockSize = (int)options.GetByteSize("BlockSize", Defaults.BlockSize, maximum: int.MaxValue),
            FlushInterval = options.GetTimeSpan("FlushInterval", Defaults.FlushInterval),
            Durability = options.GetEnum("Durability", Defaults.Durability),
            MaxFileSize = options.GetByteSize("MaxFileSize", defaultValue: 0, minimum: 1) is var size and > 0 ? size : null,
            RollingInterval = options.GetEnum("RollingInterval", Defaults.RollingInterval),
            RetainedFiles = options.GetInt32("RetainedFiles", defaultValue: 0, minimum: 1) is var count and > 0 ? count : null,
            CompressRolledFiles = options.GetBoolean("CompressRolledFiles", Defaults.CompressRolledFiles),
            ReopenOnHangup = options.GetBoolean("ReopenOnHangup", Defaults.ReopenOnHangup),
            TimeProvider = services.GetService<TimeProvider>() ?? Defaults.TimeProvider,
        });

    /// <summary>A relative path starts at the content root of the host, because a service's working directory is often <c>/</c>.</summary>
    private static string FullPath(string path, IServiceProvider services) =>
        path.Length > 0 && services.GetService<IHostEnvironment>() is { ContentRootPath: { Length: > 0 } root } ? Path.Combine(root, path) : path;
}
