using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>
/// The mock cluster of librdkafka in a process of its own (<c>tests/EventTracking.Kafka.Broker</c>), read back by <c>kcat</c>. A topic has
/// four partitions and is created when it is first used.
/// </summary>
/// <param name="brokers">The number of brokers.</param>
public sealed class KafkaMockCluster(int brokers = 1) : IDisposable
{
    private static readonly string? Kcat = ((string[])["/usr/bin/kcat", "/usr/local/bin/kcat"]).FirstOrDefault(File.Exists);

    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _process;
    private int _commandPort;

    /// <summary>The reason why messages cannot be read back, or <see langword="null"/>.</summary>
    public static string? Missing => Kcat is null ? "kcat is absent." : null;

    /// <summary>The addresses of the brokers, separated by commas. They change with each start.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The port of the only broker.</summary>
    public int Port => int.Parse(Address.Split(':')[1], CultureInfo.InvariantCulture);

    public async Task StartAsync()
    {
        var file = _folder.PathOf("address");
        File.Delete(file);
        _process = ServerProcess.Start(
            "dotnet", Repository.Program("tests/EventTracking.Kafka.Broker"), file, brokers.ToString(CultureInfo.InvariantCulture));
        await _process.WaitUntilReadyAsync(() => Task.FromResult(File.Exists(file)));
        var parts = (await File.ReadAllTextAsync(file)).Split(' ');
        Address = parts[0].Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        _commandPort = int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Resets all connections, and accepts none until <see cref="ResumeAsync"/>. Messages are kept, as by the log of a broker.
    /// </summary>
    public Task StopAsync() => CommandAsync("down");

    /// <summary>Does the same with one broker. Its partitions do not move to others.</summary>
    public Task StopOneAsync() => CommandAsync("down one");

    public Task ResumeAsync() => CommandAsync("up");

    /// <summary>Refuses the next messages because of their size.</summary>
    public Task RefuseNextAsync() => CommandAsync("refuse");

    /// <summary>Kills the broker with SIGKILL. Its messages are lost.</summary>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Reads all partitions of a topic from the beginning, in order within each partition.</summary>
    public async Task<IReadOnlyList<KafkaMessage>> ReadAsync(string topic)
    {
        var output = await KcatAsync("-C", "-t", topic, "-o", "beginning", "-e", "-q", "-J");
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => KafkaMessage.Of(JsonElement.Parse(line)))
                .OrderBy(static message => message.Partition).ThenBy(static message => message.Offset),
        ];
    }

    /// <summary>Runs <c>kcat</c>.</summary>
    /// <returns>The output.</returns>
    public async Task<string> KcatAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Kcat!, ["-b", Address, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, errors);
        return output;
    }

    /// <summary>Produces one message with <c>kcat</c>.</summary>
    public async Task ProduceAsync(string topic, string value, params IEnumerable<string> headers)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Kcat!, ["-P", "-b", Address, "-t", topic, .. headers.SelectMany(static header => (string[])["-H", header])])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteLineAsync(value);
        process.StandardInput.Close();
        var (_, errors) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, errors);
    }

    private async Task CommandAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _commandPort);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("done", await reader.ReadLineAsync());
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }
}

/// <summary>A message as kcat shows it.</summary>
public sealed record KafkaMessage(
    int Partition, long Offset, DateTimeOffset Timestamp, string? Key, string Value, IReadOnlyDictionary<string, string> Headers)
{
    public static KafkaMessage Of(JsonElement json)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json.TryGetProperty("headers", out var list))
        {
            var texts = list.EnumerateArray().Select(static text => text.GetString()!).ToArray();
            foreach (var pair in texts.Chunk(2))
                headers.Add(pair[0], pair[1]);
        }

        return new KafkaMessage(
            json.GetProperty("partition").GetInt32(), json.GetProperty("offset").GetInt64(),
            DateTimeOffset.FromUnixTimeMilliseconds(json.GetProperty("ts").GetInt64()), json.GetProperty("key").GetString(),
            json.GetProperty("payload").GetString()!, headers);
    }
}
