using EventTracking.Json;
using Xunit;

namespace EventTracking.Tests.Json;

public sealed class PaddedBytesTests
{
    private const byte Untouched = 0xAA;

    [Fact]
    public void Bytes_of_every_length_are_copied_within_bounds()
    {
        for (var length = 0; length <= 300; length++)
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            var padded = new PaddedBytes(bytes);
            var destination = new byte[padded.PaddedLength + 64];
            Array.Fill(destination, Untouched);

            padded.CopyTo(ref destination[0]);

            Assert.Equal(length, padded.Length);
            Assert.Equal(bytes, destination[..length]);
            Assert.False(destination.AsSpan(padded.PaddedLength).ContainsAnyExcept(Untouched));
        }
    }
}
