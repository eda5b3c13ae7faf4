using EventTracking.Hosting;

namespace EventTracking.Redis;

/// <summary>Reads the options of a <see cref="RedisDestination"/> from a configuration.</summary>
internal static class RedisOptionsReader
{
    private static readonly RedisOptions Defaults = new();

    public static RedisOptions Read(ComponentOptions options)
    {
        const string maxLength = nameof(RedisOptions.MaxLength);
        var read = new RedisOptions
        {
            ConnectionString = options.GetRequiredSecret(nameof(RedisOptions.ConnectionString)),
            Key = options.GetString(nameof(RedisOptions.Key)) ?? Defaults.Key,
            MaxLength = options.GetInt64(maxLength, defaultValue: 0, minimum: 1) is var length and > 0 ? length : null,
            ProducerId = options.GetString(nameof(RedisOptions.ProducerId)) ?? Defaults.ProducerId,
        };
        options.AddErrors(read.Validate());
        return read;
    }
}
