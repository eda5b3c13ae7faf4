using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EventTracking;
using EventTracking.Kafka;
using EventTracking.LineWriter;
using EventTracking.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A consumer that is killed by tests:
//   server=redis address=127.0.0.1:6379 source=events consumer=one file=/path/handled delay=5
//   server=kafka address=127.0.0.1:9092 source=events file=/path/handled delay=5
// Appends the number of each event to the file, after a delay in milliseconds. An event with the number -1 kills the process.
var arguments = new Arguments(args);
var delay = TimeSpan.FromMilliseconds(arguments.Number("delay", 0));
await using var file = new FileStream(arguments.Text("file"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
var gate = new Lock();
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
if (arguments.Text("server") == "redis")
{
    builder.Services.AddRedisEventConsumer(
        "handled",
        new RedisConsumerOptions
        {
            ConnectionString = arguments.Text("address"),
            Key = arguments.Text("source"),
            ConsumerName = arguments.Text("consumer"),
            ClaimAfter = TimeSpan.FromSeconds(1),
        },
        consumer => consumer.OnAny(HandleAsync));
}
else
{
    builder.Services.AddKafkaEventConsumer(
        "handled",
        new KafkaConsumerOptions
        {
            BootstrapServers = arguments.Text("address"),
            Topic = arguments.Text("source"),
            Client = new Dictionary<string, string> { ["session.timeout.ms"] = "6000", ["heartbeat.interval.ms"] = "500" },
        },
        consumer => consumer.OnAny(HandleAsync));
}

await builder.Build().RunAsync();

async ValueTask HandleAsync(EventLine line, CancellationToken cancellationToken)
{
    var number = JsonElement.Parse(line.Data.Span).GetProperty("number").GetRawText();
    if (number == "-1")
        Process.GetCurrentProcess().Kill();
    await Task.Delay(delay, cancellationToken);

    // A consumer of Kafka handles its partitions in parallel.
    lock (gate)
        file.Write(Encoding.ASCII.GetBytes($"{number}\n"));
}
