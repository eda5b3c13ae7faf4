using EventTracking.CompilerServices;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>A hand-written event may misuse checkpoints; no other event is affected.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void Rolling_back_discards_writes_since_the_checkpoint() => Assert.Equal("""{"a":null}""", Written.By(static (ref writer) =>
    {
        writer.WriteRaw("{\"a\":"u8);
        var checkpoint = writer.Checkpoint();
        writer.WriteRaw("[1,2"u8);
        writer.RollBack(checkpoint, "a", new TimeoutException());
        writer.WriteRaw("}"u8);
    }));

    [Fact]
    public void Reusing_a_rolled_back_checkpoint_discards_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        var early = writer.Checkpoint();
        writer.WriteRaw("{\"a\":1}"u8);
        var late = writer.Checkpoint();
        writer.RollBack(early, "a", new TimeoutException());
        writer.RollBack(late, "a", new TimeoutException());
    }));

    [Fact]
    public void A_default_checkpoint_discards_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        writer.WriteRaw("{\"a\":1}"u8);
        writer.RollBack(default, "a", new TimeoutException());
    }));
}
