using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Types;

/// <summary>Reads the options of a <see cref="JsonLinesBackend"/>.</summary>
internal static class JsonLinesType
{
    private static readonly JsonLinesOptions Defaults = new();

    private const int MaxBlockSize = 1024 * 1024 * 1024;

    public static JsonLinesBackend Create(ComponentOptions options, IServiceProvider services)
    {
        var path = options.GetRequiredString("Path");
        if (path.Length > 0 && (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)))
            options.AddError("Path", "is not a file path. Use one such as events.jsonl.");

        var settings = Settings(options, services);
        if (settings.MaxFileSize is null && settings.RollingInterval is RollingInterval.None)
        {
            ReportWithoutRolling(options, "RetainedFiles", settings.RetainedFiles is not null);
            ReportWithoutRolling(options, "RetainedDays", settings.RetainedDays is not null);
            ReportWithoutRolling(options, "MaxTotalSize", settings.MaxTotalSize is not null);
            ReportWithoutRolling(options, "CompressRolledFiles", settings.CompressRolledFiles);
        }

        return new JsonLinesBackend(ContentRoot.FullPath(path, services), settings);
    }

    private static JsonLinesOptions Settings(ComponentOptions options, IServiceProvider services) => new()
    {
        BlockSize = (int)options.GetByteSize("BlockSize", Defaults.BlockSize, maximum: MaxBlockSize),
        FlushInterval = options.GetTimeSpan(
            "FlushInterval", Defaults.FlushInterval, TimeSpan.FromMilliseconds(1), RoutingTypes.MaxWait),
        Durability = options.GetEnum("Durability", Defaults.Durability),
        MaxFileSize = options.GetByteSize("MaxFileSize", defaultValue: 0, minimum: 1) is var size and > 0 ? size : null,
        RollingInterval = options.GetEnum("RollingInterval", Defaults.RollingInterval),
        RetainedFiles = options.GetInt32("RetainedFiles", defaultValue: 0, minimum: 1) is var count and > 0 ? count : null,
        RetainedDays = options.GetInt32("RetainedDays", defaultValue: 0, minimum: 1) is var days and > 0 ? days : null,
        MaxTotalSize = options.GetByteSize("MaxTotalSize", defaultValue: 0, minimum: 1) is var total and > 0 ? total : null,
        CompressRolledFiles = options.GetBoolean("CompressRolledFiles", Defaults.CompressRolledFiles),
        UnixFileMode = FileMode(options, "UnixFileMode"),
        ReopenOnHangup = options.GetBoolean("ReopenOnHangup", Defaults.ReopenOnHangup),
        TimeProvider = services.GetService<TimeProvider>() ?? Defaults.TimeProvider,
    };

    private static void ReportWithoutRolling(ComponentOptions options, string key, bool isSet)
    {
        if (isSet)
            options.AddError(key, "has no effect without rolling. Set MaxFileSize or RollingInterval, or remove it.");
    }

    /// <summary>Reads permissions in octal, as for <c>chmod</c>.</summary>
    private static UnixFileMode? FileMode(ComponentOptions options, string key)
    {
        const int ownerCanReadAndWrite = 0x180;
        if (options.GetString(key) is not { } text)
            return null;
        if (text.Length is 3 or 4 && text.AsSpan().IndexOfAnyExceptInRange('0', '7') < 0
            && Convert.ToInt32(text, 8) is var mode && (mode & ownerCanReadAndWrite) == ownerCanReadAndWrite)
        {
            return (UnixFileMode)mode;
        }

        options.AddError(key, "expected an octal mode that lets the owner read and write, such as 0640, but found another value.");
        return null;
    }
}
