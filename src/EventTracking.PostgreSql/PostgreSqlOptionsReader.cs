using EventTracking.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.PostgreSql;

/// <summary>Reads the options of a <see cref="PostgreSqlDestination"/> from a configuration.</summary>
internal static class PostgreSqlOptionsReader
{
    private static readonly PostgreSqlOptions Defaults = new();

    public static PostgreSqlOptions Read(ComponentOptions options, IServiceProvider services)
    {
        var read = new PostgreSqlOptions
        {
            ConnectionString = options.GetRequiredSecret(nameof(PostgreSqlOptions.ConnectionString)),
            Table = options.GetString(nameof(PostgreSqlOptions.Table)) ?? Defaults.Table,
            CreateTable = options.GetBoolean(nameof(PostgreSqlOptions.CreateTable), Defaults.CreateTable),
            PartitionBy = options.GetEnum(nameof(PostgreSqlOptions.PartitionBy), Defaults.PartitionBy),
            PartitionsAhead = options.GetInt32(
                nameof(PostgreSqlOptions.PartitionsAhead), Defaults.PartitionsAhead, minimum: 1, PostgreSqlOptions.MaxPartitionsAhead),
            TimeProvider = services.GetService<TimeProvider>() ?? Defaults.TimeProvider,
        };
        options.AddErrors(read.Validate());
        return read;
    }
}
