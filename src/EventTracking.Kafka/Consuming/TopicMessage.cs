using System.Globalization;
using System.Text;
using Confluent.Kafka;
using EventTracking.Redis.Handling;

namespace EventTracking.Kafka.Consuming;

/// <summary>A message of the topic.</summary>
internal sealed class TopicMessage(ConsumeResult<byte[]?, byte[]?> result)
{
    public TopicPartitionOffset Next => new(result.TopicPartition, result.Offset + 1);

    public int Bytes { get; } = SizeOf(result.Message);

    public string Place => string.Create(
        CultureInfo.InvariantCulture, $"{result.Topic}/{result.Partition.Value}/{result.Offset.Value}");

    public IncomingMessage ToIncoming() => new(result.Message.Value, Find, Place, TimeOf(result.Message.Timestamp.UnixTimestampMs));

    public Message<byte[]?, byte[]?> ToDeadLetter(DeadLetter letter, string consumer)
    {
        var headers = new Headers();
        foreach (var header in result.Message.Headers ?? [])
            headers.Add(header.Key, header.GetValueBytes());
        foreach (var (name, value) in letter.Fields(consumer, Place))
            headers.Add(name, Encoding.UTF8.GetBytes(value));
        return new Message<byte[]?, byte[]?> { Key = result.Message.Key, Value = result.Message.Value, Headers = headers };
    }

    /// <summary>Returns the size with the headers, because the context of an event can be one of them.</summary>
    private static int SizeOf(Message<byte[]?, byte[]?> message) => (message.Value?.Length ?? 0) + (message.Key?.Length ?? 0)
        + (message.Headers?.Sum(static header => header.GetValueBytes()?.Length ?? 0) ?? 0);

    /// <summary>Producers choose the timestamp. Some write other units than milliseconds.</summary>
    private static DateTimeOffset TimeOf(long milliseconds) =>
        milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.UnixEpoch;

    private ReadOnlyMemory<byte>? Find(string name) =>
        result.Message.Headers?.TryGetLastBytes(name, out var value) == true && value is not null ? (ReadOnlyMemory<byte>?)value : null;
}
