using Xunit;

namespace EventTracking.Tests.Accounting;

[Trait("Category", "Processes")]
public sealed class DeferredMeterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_late_meter_includes_earlier_events()
    {
        using var process = LineWriterProgram.UnderTheJit.Start(_folder.PathOf("events.jsonl"), 0, "mode=listen");

        Assert.Equal(("False", "1"), (process.ReadLine(), process.ReadLine()));
        Assert.Equal(0, process.EndInTime());
    }

    public void Dispose() => _folder.Dispose();
}
