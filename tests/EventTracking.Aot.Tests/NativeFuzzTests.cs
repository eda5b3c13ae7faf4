namespace EventTracking.Aot.Tests;

/// <summary>Runs the random events of the fuzz tests in a native program.</summary>
public sealed class NativeFuzzTests(NativeProgram program)
{
    private const int EventsPerBatch = 50_000;
    private const int FirstSeed = 20_261_127;

    /// <summary>The first parser is in the program, the second is Python's.</summary>
    [Fact]
    public async Task Two_parsers_read_random_events_of_a_native_program()
    {
        for (var batch = 0; batch < LongRun.Choose(2, 200); batch++)
            await OtherParsers.ReadInPython(await EmitAsync(FirstSeed + batch));
    }

    [Fact]
    public async Task Data_that_changes_while_a_native_program_writes_it_produces_complete_lines() =>
        Assert.Equal("20000 20000 20000\n", await program.RunAsync("mode=change", "events=20000"));

    private async Task<EmittedLine[]> EmitAsync(int seed)
    {
        var output = await program.RunAsync("mode=fuzz", $"seed={seed}", $"events={EventsPerBatch}");
        var emitted = output.Split('\n')[..^1]
            .Select(static line => line.Split('\t'))
            .Select(static pair => new EmittedLine(pair[0], pair[1]))
            .ToArray();
        Assert.Equal(EventsPerBatch, emitted.Length);
        return emitted;
    }
}
