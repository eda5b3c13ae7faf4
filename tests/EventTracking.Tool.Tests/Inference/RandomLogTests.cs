namespace EventTracking.Tool.Tests.Inference;

/// <summary>Records inferred from random logs compile without a warning, and lose nothing.</summary>
[Trait("Category", "Load")]
public sealed class RandomLogTests
{
    private static readonly int LogsPerTest = LongRun.Choose(quick: 4, full: 15, @long: 1_000);

    [Theory]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(30_000)]
    public async Task Every_event_of_a_random_log_can_be_emitted_as_its_proposed_record(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + LogsPerTest; seed++)
            await AssertNothingIsLost(seed);
    }

    private static async Task AssertNothingIsLost(int seed)
    {
        using var folder = new TemporaryFolder();
        var log = new RandomLog(seed);
        var run = ToolRun.Of("infer", folder.Write("events.jsonl", string.Join('\n', log.Lines)), "-o", folder.PathOf("out"));
        Assert.True(run.ExitCode == 0, $"Seed {seed}: {run.Error}");

        using var events = new ProposedEvents(await ProposedProject.Load(folder.PathOf("out")));
        foreach (var (name, data) in LogData.Of(log.Lines))
            events.AssertNothingIsLost(name, data);
    }
}
