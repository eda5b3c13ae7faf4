using EventTracking.Tests.Support;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>Records inferred from real tracking logs lose nothing.</summary>
public sealed class TrackingLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_event_of_the_tracking_logs_can_be_emitted_as_its_proposed_record()
    {
        var logs = SharedFolder.TrackingLogs();
        var run = ToolRun.Of(["infer", .. logs, "-o", _folder.FullName]);
        Assert.Equal(0, run.ExitCode);

        using var events = new ProposedEvents(await ProposedProject.Load(_folder.FullName));
        var data = LogData.Of(logs.SelectMany(File.ReadLines)).ToList();

        Assert.NotEmpty(data);
        Assert.All(data, line => events.AssertNothingIsLost(line.Name, line.Data));
    }

    public void Dispose() => _folder.Dispose();
}
