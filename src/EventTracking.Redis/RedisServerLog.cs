using Microsoft.Extensions.Logging;

namespace EventTracking.Redis;

/// <summary>
/// Warns once about settings of the server that lose events. The event ids are published: never reused, never renumbered.
/// </summary>
internal sealed partial class RedisServerLog(ILogger logger, string key)
{
    private string? _checked;

    /// <param name="maxMemoryPolicy">
    /// The setting <c>maxmemory-policy</c>, or <see langword="null"/> if the server does not report it.
    /// </param>
    /// <param name="isAppendOnly">1 if the setting <c>appendonly</c> is on.</param>
    public void Check(string? maxMemoryPolicy, string? isAppendOnly)
    {
        var settings = $"{maxMemoryPolicy} {isAppendOnly}";
        if (Interlocked.Exchange(ref _checked, settings) == settings)
            return;

        if (maxMemoryPolicy is not (null or "noeviction"))
            Evicts(logger, key, maxMemoryPolicy);
        if (isAppendOnly is "0")
            NotAppendOnly(logger, key);
    }

    public void NotChecked()
    {
        if (Interlocked.Exchange(ref _checked, "") is null)
            SettingsUnknown(logger);
    }

    [LoggerMessage(
        401,
        LogLevel.Warning,
        "Redis may remove the stream \"{Key}\" when it runs out of memory: maxmemory-policy is {Policy}. Set maxmemory-policy to "
            + "noeviction")]
    private static partial void Evicts(ILogger logger, string key, string policy);

    [LoggerMessage(
        402,
        LogLevel.Warning,
        "Redis may lose accepted events of the stream \"{Key}\" when it is restarted: appendonly is off. Set appendonly to yes")]
    private static partial void NotAppendOnly(ILogger logger, string key);

    [LoggerMessage(
        403,
        LogLevel.Information,
        "The settings maxmemory-policy and appendonly of Redis could not be checked, because the user must not run INFO. Events are lost "
            + "if Redis evicts the stream, or restarts without an append-only file")]
    private static partial void SettingsUnknown(ILogger logger);
}
