using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SensorReading = EventTracking.Destinations.Tests.Consuming.Reading;

namespace EventTracking.Destinations.Program;

/// <summary>Prints the first event that a consumer named <c>readings</c> receives.</summary>
internal static class FirstReading
{
    private const string Consumer = "readings";

    public static async Task<int> PrintAsync(HostApplicationBuilder builder, string server)
    {
        var received = new TaskCompletionSource<string>();
        if (server == "Redis")
            builder.Services.AddRedisEventConsumer(Consumer, consumer => consumer.On<SensorReading>(HandleAsync));
        else
            builder.Services.AddKafkaEventConsumer(Consumer, consumer => consumer.On<SensorReading>(HandleAsync));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(await received.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        await host.StopAsync();
        return 0;

        ValueTask HandleAsync(SensorReading reading, EventLine line, CancellationToken cancellationToken)
        {
            received.TrySetResult(string.Create(CultureInfo.InvariantCulture, $"{line.Name}: {reading.Number}, {reading.Sensor}"));
            return ValueTask.CompletedTask;
        }
    }
}
