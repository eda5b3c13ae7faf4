using System.Globalization;
using EventTracking;
using EventTracking.Destinations.Program;
using EventTracking.Hosting;
using EventTracking.LineWriter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A host that is configured only by the appsettings.json in a folder:
//   folder=/path events=1000 first=0 backend=destination
//   folder=/path consumer=Redis
// Emits numbered events, and prints the number of acknowledged events ("ack 100") after each flush. Then it waits until everything,
// including what an earlier process left in the spool, is delivered or dead-lettered, and prints the account.
// With a consumer, it prints the first event that it receives.
const int eventsPerFlush = 50;
var limit = TimeSpan.FromMinutes(1);
var arguments = new Arguments(args);
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = arguments.Text("folder") });
builder.AddEventTracking(static tracking => tracking.AddHttp().AddKafka().AddOpenTelemetry().AddPostgreSql().AddRedis());
builder.Logging.ClearProviders();
if (arguments.Text("consumer", "") is { Length: > 0 } server)
    return await FirstReading.PrintAsync(builder, server);
using var host = builder.Build();
await host.StartAsync();

var tracker = host.Services.GetRequiredService<Tracker>();
var (first, count) = (arguments.Number("first", 0), arguments.Number("events", 0));
for (var i = first; i < first + count; i++)
{
    tracker.Emit("test.order.placed", new Dictionary<string, object?> { ["number"] = i });
    if ((i + 1 - first) % eventsPerFlush == 0 || i == first + count - 1)
    {
        var flushed = await tracker.FlushWithResultAsync(limit);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(flushed.Succeeded ? "ack" : "not flushed")} {i + 1 - first}"));
    }
}

var backend = arguments.Text("backend");
var deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
while (tracker.GetAccount(backend).Pending > 0 && Environment.TickCount64 < deadline)
    await Task.Delay(10);
Console.WriteLine(tracker.GetAccount(backend));
await host.StopAsync();
return tracker.GetAccount(backend).Pending == 0 ? 0 : 1;
