using System.Globalization;
using Confluent.Kafka;

// The mock cluster of librdkafka, which speaks the protocol of Kafka but is not a broker: it keeps messages in memory, up to 5 MB for each
// partition, and checks no credentials. Writes its address into the file in the first argument, and runs until it is killed.
var properties = new Dictionary<string, string> { ["bootstrap.servers"] = "mock", ["test.mock.num.brokers"] = "1" };
using var producer = new ProducerBuilder<Null, Null>(properties).Build();
using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
var broker = admin.GetMetadata(TimeSpan.FromSeconds(30)).Brokers.Single();
File.WriteAllText($"{args[0]}.new", string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}"));
File.Move($"{args[0]}.new", args[0], overwrite: true);
Thread.Sleep(Timeout.Infinite);
