using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Data;

/// <summary>A hand-written event may do with a mark what it likes; other events do not suffer from it.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void What_was_written_since_the_mark_is_taken_back() => Assert.Equal("""{"a":null}""", Written.By(static (ref writer) =>
    {
        writer.WriteRaw("{\"a\":"u8);
        var mark = writer.Mark();
        writer.WriteRaw("[1,2"u8);
        writer.Recover(mark, "a", new TimeoutException());
        writer.WriteRaw("}"u8);
    }));

    [Fact]
    public void A_mark_that_lies_behind_what_is_written_costs_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        var early = writer.Mark();
        writer.WriteRaw("{\"a\":1}"u8);
        var late = writer.Mark();
        writer.Recover(early, "a", new TimeoutException());
        writer.Recover(late, "a", new TimeoutException());
    }));

    [Fact]
    public void A_mark_that_is_none_costs_the_data() => Assert.Equal("{}", Written.By(static (ref writer) =>
    {
        writer.WriteRaw("{\"a\":1}"u8);
        writer.Recover(default, "a", new TimeoutException());
    }));
}
