using EventTracking.Aot.Tests;

// The output of native programs does not depend on the culture.
[assembly: Trait("Category", "Processes")]
[assembly: AssemblyFixture(typeof(NativeProgram))]

namespace EventTracking.Aot.Tests;

public sealed class NativeProgramTests(NativeProgram program)
{
    /// <summary>
    /// Covers every kind of field, untyped values, recorded events, events that are read back, contexts across <c>await</c>, a queue and a
    /// configured host.
    /// </summary>
    [Fact]
    public async Task A_native_program_has_the_same_output_as_under_the_JIT()
    {
        var native = await program.RunAsync();
        var managed = await program.RunUnderTheJitAsync();

        Assert.Equal(managed.Split('\n'), native.Split('\n'));
        Assert.EndsWith(
            "recorded 1 True True\nread True True\ncontexts 896000 0 896000 0\nbackground True True\nhost 1 True\n",
            native,
            StringComparison.Ordinal);
    }
}
