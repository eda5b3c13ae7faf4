using System.Buffers.Binary;
using System.Text;
using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>The files of a spool are as <c>docs/spool-format.md</c> describes them. Nothing of the spool is used to read them.</summary>
public sealed class SpoolFormatPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_reader_that_follows_the_page_finds_every_event_and_the_cursor()
    {
        var path = _folder.PathOf("spool");
        var before = DateTime.UtcNow.AddMinutes(-1);
        using (var spool = new SomeSpool(new SwitchedDestination(isOn: false), SomeSpool.Options(new SpoolOptions(path))))
        {
            spool.Emit(100);
            Assert.Equal(100, (await spool.FlushAsync()).Spooled);
        }

        var segment = File.ReadAllBytes(Path.Combine(path, "00000000000000000001.seg"));
        var salt = ReadHeader(segment);
        Assert.Equal(salt, ReadHeader(segment.AsSpan(512)));
        var offset = 576;
        for (var sequence = 1; sequence <= 100; sequence++)
        {
            var frame = segment.AsSpan(offset);
            var length = BinaryPrimitives.ReadInt32LittleEndian(frame[4..]);
            Assert.Equal([0x01, 0xFF, 0x00, 0xFE], frame[..4].ToArray());
            Assert.Equal(sequence, BinaryPrimitives.ReadInt64LittleEndian(frame[8..]));
            Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(frame[16..]));
            Assert.Equal(Crc([.. salt, .. frame[..20]]), BinaryPrimitives.ReadUInt32LittleEndian(frame[20..]));
            Assert.Equal(
                Crc([.. salt, .. frame.Slice(8, 8), .. frame.Slice(28, length)]), BinaryPrimitives.ReadUInt32LittleEndian(frame[24..]));
            CheckPayload(frame.Slice(28, length), sequence - 1, before);
            offset += (28 + length + 7) / 8 * 8;
        }

        Assert.False(segment.AsSpan(offset).ContainsAnyExcept((byte)0));
        Assert.Contains(new[] { 0, 4096 }, slot => IsCursor(File.ReadAllBytes(Path.Combine(path, "cursor")).AsSpan(slot), segment));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Checks a header of a segment, and returns its salt.</summary>
    private static byte[] ReadHeader(ReadOnlySpan<byte> header)
    {
        Assert.Equal("EVTSPOOL", Encoding.ASCII.GetString(header[..8]));
        Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
        Assert.Equal(1, BinaryPrimitives.ReadInt64LittleEndian(header[32..]));
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(header[40..]));
        Assert.Equal(Crc([.. new byte[8], .. header[..60]]), BinaryPrimitives.ReadUInt32LittleEndian(header[60..]));
        return header.Slice(48, 8).ToArray();
    }

    private static void CheckPayload(ReadOnlySpan<byte> payload, int number, DateTime before)
    {
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(payload[28..]);
        Assert.NotEqual(Guid.Empty, new Guid(payload[..16]));
        Assert.InRange(new DateTime(BinaryPrimitives.ReadInt64LittleEndian(payload[16..])), before, DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(0, BinaryPrimitives.ReadInt32LittleEndian(payload[24..]));
        Assert.Equal("test.event", Encoding.UTF8.GetString(payload.Slice(30, nameLength)));
        Assert.Equal(number, SomeJson.NumberOf(Encoding.UTF8.GetString(payload[(30 + nameLength)..])));
    }

    private static bool IsCursor(ReadOnlySpan<byte> slot, ReadOnlySpan<byte> segment) =>
        BinaryPrimitives.ReadUInt32LittleEndian(slot[60..]) == Crc([.. "ECURSOR1"u8, .. slot[..60]])
        && BinaryPrimitives.ReadInt64LittleEndian(slot) > 0
        && BinaryPrimitives.ReadInt64LittleEndian(slot[8..]) == 0
        && BinaryPrimitives.ReadInt64LittleEndian(slot[16..]) is 0 or 100
        && slot.Slice(32, 16).SequenceEqual(segment.Slice(16, 16));

    /// <summary>CRC-32C, bit by bit.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
        }

        return ~crc;
    }
}
