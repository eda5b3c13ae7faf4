using Microsoft.Extensions.Logging;

namespace EventTracking.Hosting.Types;

/// <summary>The built-in backend types.</summary>
internal static class BackendTypes
{
    public static readonly IReadOnlyDictionary<string, Func<ComponentOptions, IServiceProvider, IEventBackend>> All =
        new Dictionary<string, Func<ComponentOptions, IServiceProvider, IEventBackend>>(StringComparer.Ordinal)
        {
            ["Routing"] = static (options, _) => RoutingTypes.Routing(options),
            ["Background"] = static (options, _) => RoutingTypes.Background(options),
            ["JsonLines"] = JsonLinesType.Create,
            ["Console"] = static (options, _) => Console(options),
            ["Logger"] = static (options, _) => Logger(options),
        };

    /// <summary>Not buffered, so that events appear immediately.</summary>
    private static JsonLinesBackend Console(ComponentOptions options) => new(
        options.GetEnum("Stream", ConsoleStream.Output) is ConsoleStream.Error
            ? System.Console.OpenStandardError()
            : System.Console.OpenStandardOutput(),
        new JsonLinesOptions { BlockSize = 0 });

    private static LoggerBackend Logger(ComponentOptions options)
    {
        var category = options.GetString("Category") ?? "EventTracking";
        var defaults = new LoggerBackendOptions();
        return new LoggerBackend(options.CreateLogger(category), new LoggerBackendOptions
        {
            Level = options.GetEnum("Level", defaults.Level, static level => level is not LogLevel.None),
            Format = options.GetEnum("Format", defaults.Format),
            MaxTextLength = options.GetInt32("MaxTextLength", defaultValue: -1, minimum: 0) is var size and >= 0 ? size : null,
        });
    }

    private enum ConsoleStream
    {
        Output,
        Error,
    }
}
