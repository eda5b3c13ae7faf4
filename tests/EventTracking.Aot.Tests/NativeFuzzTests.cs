namespace EventTracking.Aot.Tests;

/// <summary>What is emitted at random under the JIT, emitted by a native program.</summary>
public sealed class NativeFuzzTests(NativeProgram program)
{
    private const int EventsOfABatch = 50_000;
    private const int FirstSeed = 20_261_127;

    /// <summary>The first parser is in the program, the second one is Python's.</summary>
    [Fact]
    public async Task Whatever_a_native_program_emits_is_read_back_by_two_parsers()
    {
        for (var batch = 0; batch < LongRun.Choose(4, 200); batch++)
            await OtherParsers.ReadInPython(await EmitAsync(FirstSeed + batch));
    }

    [Fact]
    public async Task Data_that_changes_while_a_native_program_writes_it_makes_lines_that_are_whole() =>
        Assert.Equal("20000 20000 20000\n", await program.RunAsync("mode=change", "events=20000"));

    private async Task<EmittedLine[]> EmitAsync(int seed)
    {
        var output = await program.RunAsync("mode=fuzz", $"seed={seed}", $"events={EventsOfABatch}");
        var emitted = output.Split('\n')[..^1]
            .Select(static line => line.Split('\t'))
            .Select(static pair => new EmittedLine(pair[0], pair[1]))
            .ToArray();
        Assert.Equal(EventsOfABatch, emitted.Length);
        return emitted;
    }
}
