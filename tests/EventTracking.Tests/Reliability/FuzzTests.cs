using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>
/// Random, mostly hostile names, data and contexts. Each event arrives as one line of strict UTF-8 that two
/// independent parsers read back as emitted.
/// </summary>
public sealed class FuzzTests
{
    private const int EventsOfABatch = 50_000;
    private const int FirstSeed = 20_260_709;

    [Fact]
    public async Task Two_parsers_read_back_every_emitted_event()
    {
        for (var batch = 0; batch < LongRun.Choose(quick: 1, full: 2, @long: 200); batch++)
            await OtherParsers.ReadInPython(Emit(FirstSeed + batch));
    }

    [Fact]
    public async Task A_third_parser_reads_back_every_emitted_event() => await OtherParsers.ReadInJavaScript(Emit(FirstSeed - 1));

    [Fact]
    public void Data_modified_while_written_produces_complete_lines()
    {
        const int events = 20_000;
        Assert.Equal((events, events, events), ChangingData.Emit(events));
    }

    /// <summary>Emits random events and asserts that each arrives as one line with the emitted values.</summary>
    private static List<EmittedLine> Emit(int seed)
    {
        var emitted = new List<EmittedLine>(EventsOfABatch);
        var difference = new RandomEvents(seed).FindDifference(EventsOfABatch, emitted.Add);
        Assert.True(difference is null, difference);
        return emitted;
    }
}
