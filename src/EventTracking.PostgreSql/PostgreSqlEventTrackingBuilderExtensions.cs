using EventTracking.PostgreSql;

namespace EventTracking.Hosting;

/// <summary>Adds PostgreSQL to the types of backends that a configuration can name.</summary>
public static class PostgreSqlEventTrackingBuilderExtensions
{
    /// <summary>
    /// Registers the type <c>PostgreSql</c>, whose section has the properties of <see cref="PostgreSqlOptions"/>, or
    /// <c>ConnectionStringFile</c> instead of <c>ConnectionString</c>, and <c>Batching</c>.
    /// </summary>
    /// <param name="tracking">The builder.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tracking"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A type with this name already exists.</exception>
    public static EventTrackingBuilder AddPostgreSql(this EventTrackingBuilder tracking)
    {
        ArgumentNullException.ThrowIfNull(tracking);
        return tracking.AddBatchBackendType("PostgreSql", static (options, services) => new PostgreSqlDestination(
            PostgreSqlOptionsReader.Read(options, services), options.CreateLogger("EventTracking.PostgreSql")));
    }
}
