using ZLogger;
using ZLogger.Formatters;

namespace EventTracking.Benchmarks.Peers.ZLogger;

/// <summary>The settings under which ZLogger writes what the others write, and nothing besides.</summary>
internal static class ZLoggerJson
{
    public static void UseJsonLines(this ZLoggerOptions options)
    {
        options.IncludeScopes = true;
        options.UseJsonFormatter(static formatter => formatter.IncludeProperties =
            IncludeProperties.Timestamp
                | IncludeProperties.EventIdName | IncludeProperties.ScopeKeyValues | IncludeProperties.ParameterKeyValues);
    }
}
