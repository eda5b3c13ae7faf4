using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EventTracking.Kafka.Broker;

// The mock cluster of librdkafka, which speaks the protocol of Kafka but is not a broker: it keeps messages in memory, up to 5 MB for each
// partition, and checks no credentials. Writes its address, and a port for commands, into the file in the first argument. The second
// argument is the number of brokers, 1 without it. Runs until it is killed. The commands, each answered by a line: "down" closes all
// connections and accepts none until "up"; the messages are kept. "down one" does so with the first broker. "refuse" answers the next
// produce request by an error. The topic "unknown" does not exist, and "forbidden" may not be used.
using var cluster = new MockCluster(brokers: args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1);
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
File.WriteAllText(
    $"{args[0]}.new",
    string.Create(CultureInfo.InvariantCulture, $"{cluster.Address} {((IPEndPoint)listener.LocalEndpoint).Port}"));
File.Move($"{args[0]}.new", args[0], overwrite: true);

while (true)
{
    using var client = listener.AcceptTcpClient();
    using var stream = client.GetStream();
    using var reader = new StreamReader(stream);
    Action command = reader.ReadLine() switch
    {
        "up" => cluster.Start,
        "down" => cluster.Stop,
        "down one" => cluster.StopOne,
        _ => cluster.RefuseNext,
    };
    command();
    stream.Write("done\n"u8);
}
