using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Processing;

public sealed class SamplingProcessorTests
{
    private const int Events = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void The_configured_ratio_of_events_is_kept(double share)
    {
        var kept = Count(new SamplingProcessor(share), "test.event");

        // Six standard deviations: one run in a billion is further away.
        Assert.InRange(kept, Tolerated(share, -6), Tolerated(share, 6));
    }

    [Fact]
    public void Each_name_has_its_own_ratio()
    {
        var shares = new Dictionary<string, double> { ["test.never"] = 0, ["test.always"] = 1 };

        Assert.Equal(0, Count(new SamplingProcessor(shares, 0.5), "test.never"));
        Assert.Equal(Events, Count(new SamplingProcessor(shares, 0.5), "test.always"));
        Assert.InRange(Count(new SamplingProcessor(shares, 0.5), "test.other"), Tolerated(0.5, -6), Tolerated(0.5, 6));
        Assert.Equal(Events, Count(new SamplingProcessor(shares), "test.other"));
    }

    [Fact]
    public void Branches_with_the_same_ratio_keep_the_same_events()
    {
        var one = new CollectingBackend();
        var other = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend>
        {
            ["1"] = new RoutingBackend(SomeBackends.Only(one), [new SamplingProcessor(0.3)]),
            ["2"] = new RoutingBackend(SomeBackends.Only(other), [new SamplingProcessor(0.3)]),
        });

        for (var i = 0; i < 1000; i++)
            tracker.Emit("test.event");

        Assert.NotEmpty(one.Events);
        Assert.Equal(one.Events.Select(static collected => collected.Id), other.Events.Select(static collected => collected.Id));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Invalid_ratios_are_rejected(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SamplingProcessor(share));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SamplingProcessor(new Dictionary<string, double>(), share));

        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new SamplingProcessor(new Dictionary<string, double> { ["test.event"] = share }));
        Assert.Contains("'test.event'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(static () => new SamplingProcessor(null!));
    }

    [Fact]
    public void It_fails_closed() =>
        Assert.Equal(ProcessorFailurePolicy.Drop, new SamplingProcessor(1).OnFailure);

    private static int Tolerated(double share, int deviations) =>
        (int)((Events * share) + (deviations * Math.Sqrt(Events * share * (1 - share))));

    private static int Count(SamplingProcessor sampling, string name)
    {
        var backend = new CountingBackend();
        using var tracker = new Tracker(SomeBackends.Only(backend), processors: [sampling]);
        for (var i = 0; i < Events; i++)
            tracker.Emit(name);
        return backend.Sent;
    }
}
