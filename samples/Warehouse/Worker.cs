using Npgsql;

namespace Warehouse;

/// <summary>Writes the events of the stream to the database. Any number of workers can run.</summary>
internal static class Worker
{
    public static void Run(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Warehouse")!));
        builder.Services.AddSingleton<Viewings>();
        builder.Services.AddRedisEventConsumer("warehouse", static consumer =>
            consumer.On<VideoStopped>(consumer.Services.GetRequiredService<Viewings>().AddAsync));
        builder.Build().Run();
    }
}
