using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace EventTracking.Destinations.Tests.Faults;

/// <summary>
/// Reads the answers of a Kafka broker, and replaces the broker's address by the proxy's. Every answer starts with its length; in
/// metadata, an address is the name of the host followed by the port, so that the length stays the same.
/// </summary>
internal sealed class KafkaFrames(Socket broker, FaultProxy proxy)
{
    private readonly byte[] _brokerAddress = Address(proxy.ServerPort);
    private readonly byte[] _proxyAddress = Address(proxy.Port);

    /// <summary>Returns the next answer, or nothing after the last one.</summary>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken end)
    {
        var length = new byte[sizeof(int)];
        if (!await FillAsync(length, end))
            return default;

        var frame = new byte[sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(length)];
        length.CopyTo(frame, 0);
        if (!await FillAsync(frame.AsMemory(sizeof(int)), end))
            return default;

        for (var start = 0; frame.AsSpan(start).IndexOf(_brokerAddress) is var found and >= 0; start += found + _brokerAddress.Length)
            _proxyAddress.CopyTo(frame.AsSpan(start + found));
        return frame;
    }

    private async Task<bool> FillAsync(Memory<byte> buffer, CancellationToken end)
    {
        while (buffer.Length > 0)
        {
            var read = await broker.ReceiveAsync(buffer, end);
            if (read == 0)
                return false;
            buffer = buffer[read..];
        }

        return true;
    }

    private static byte[] Address(int port)
    {
        var address = new byte["127.0.0.1".Length + sizeof(int)];
        Encoding.ASCII.GetBytes("127.0.0.1", address);
        BinaryPrimitives.WriteInt32BigEndian(address.AsSpan("127.0.0.1".Length), port);
        return address;
    }
}
