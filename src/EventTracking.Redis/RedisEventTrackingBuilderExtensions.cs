using EventTracking.Redis;

namespace EventTracking.Hosting;

/// <summary>Adds Redis to the types of backends that a configuration can name.</summary>
public static class RedisEventTrackingBuilderExtensions
{
    /// <summary>
    /// Registers the type <c>Redis</c>, whose section has the properties of <see cref="RedisOptions"/>, or <c>ConnectionStringFile</c>
    /// instead of <c>ConnectionString</c>, and <c>Batching</c>.
    /// </summary>
    /// <param name="tracking">The builder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracking"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public static EventTrackingBuilder AddRedis(this EventTrackingBuilder tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return tracking.AddBatchBackendType("Redis", static (options, _) => new RedisDestination(
            RedisOptionsReader.Read(options), options.CreateLogger("EventTracking.Redis")));
    }
}
