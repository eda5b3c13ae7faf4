using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Processing;

public sealed class NameAllowlistProcessorTests
{
    [Fact]
    public void Any_sequence_of_names_is_accepted()
    {
        Assert.Equal(2, new NameAllowlistProcessor("a", "b", "a").Names.Count);
        Assert.Equal(2, new NameAllowlistProcessor(new HashSet<string> { "a", "b" }).Names.Count);
        Assert.Equal(2, new NameAllowlistProcessor(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }.Keys).Names.Count);
    }

    [Fact]
    public void Names_are_copied_on_construction()
    {
        var names = new List<string> { "edx.bi.click" };
        var allow = new NameAllowlistProcessor(names);

        names.Clear();

        Assert.Equal(["edx.bi.click"], Passing(allow, "edx.bi.click"));
    }

    [Fact]
    public void Null_is_rejected()
    {
        Assert.Throws<ArgumentNullException>(static () => new NameAllowlistProcessor(null!));

        var exception = Assert.Throws<ArgumentException>(static () => new NameAllowlistProcessor("a", null!));
        Assert.Contains("Remove it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_string_is_one_name() =>
        Assert.Equal(["edx"], new NameAllowlistProcessor("edx").Names);

    [Fact]
    public void An_empty_allowlist_drops_every_event() =>
        Assert.Empty(Passing(new NameAllowlistProcessor(), "edx.bi.click", ""));

    [Fact]
    public void Only_the_listed_names_pass() =>
        Assert.Equal(
            ["edx.bi.click"],
            Passing(new NameAllowlistProcessor("edx.bi.click"), "edx.bi.click", "edx.bi.Click", "edx.bi", "edx.bi.click2"));

    [Fact]
    public void It_fails_closed() =>
        Assert.Equal(ProcessorFailurePolicy.Drop, new NameAllowlistProcessor().OnFailure);

    private static IEnumerable<string> Passing(NameAllowlistProcessor allow, params string[] names)
    {
        using var tracking = new CollectingTracker(null, allow);
        foreach (var name in names)
            tracking.Tracker.Emit(name);
        return tracking.Events.Select(static collected => collected.Name);
    }
}
