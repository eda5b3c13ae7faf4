using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventTracking.Hosting.Types;

/// <summary>The backends that every configuration can name.</summary>
internal static class BackendTypes
{
    public static readonly IReadOnlyDictionary<string, Func<ComponentOptions, IServiceProvider, IEventBackend>> All =
        new Dictionary<string, Func<ComponentOptions, IServiceProvider, IEventBackend>>
        {
            ["Routing"] = static (options, _) => RoutingTypes.Routing(options),
            ["Background"] = static (options, _) => RoutingTypes.Background(options),
            ["JsonLines"] = JsonLinesType.Make,
            ["Console"] = static (options, _) => Console(options),
            ["Logger"] = static (options, services) => Logger(options, services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance),
        };

    /// <summary>A person is to see an event when it happens, so that nothing is gathered.</summary>
    private static JsonLinesBackend Console(ComponentOptions options) => new(
        options.GetEnum("Stream", ConsoleStream.Output) is ConsoleStream.Error
            ? System.Console.OpenStandardError()
            : System.Console.OpenStandardOutput(),
        new JsonLinesOptions { BlockSize = 0 });

    private static LoggerBackend Logger(ComponentOptions options, ILoggerFactory loggers)
    {
        var category = options.GetString("Category") ?? "EventTracking";
        var defaults = new LoggerBackendOptions();
        return new LoggerBackend(loggers.CreateLogger(category), new LoggerBackendOptions
        {
            Level = options.GetEnum("Level", defaults.Level, static level => level is not LogLevel.None),
            Format = options.GetEnum("Format", defaults.Format),
            MaxEventSize = options.GetInt32("MaxEventSize", defaultValue: -1, minimum: 0) is var size and >= 0 ? size : null,
        });
    }

    private enum ConsoleStream
    {
        Output,
        Error,
    }
}
