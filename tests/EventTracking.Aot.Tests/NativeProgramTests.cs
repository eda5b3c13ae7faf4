using EventTracking.Aot.Tests;

// A native program is the same in every culture.
[assembly: Trait("Category", "Processes")]
[assembly: AssemblyFixture(typeof(NativeProgram))]

namespace EventTracking.Aot.Tests;

public sealed class NativeProgramTests(NativeProgram program)
{
    /// <summary>
    /// Every kind of field, values whose type is known at run time only, what tests record, contexts over <c>await</c>, a queue and a
    /// configured host.
    /// </summary>
    [Fact]
    public async Task A_native_program_prints_what_it_prints_under_the_JIT()
    {
        var native = await program.RunAsync();
        var managed = await program.RunUnderTheJitAsync();

        Assert.Equal(managed.Split('\n'), native.Split('\n'));
        Assert.EndsWith("recorded 1 True True\ncontexts 896000 0 896000 0\nbackground True True\nhost 1 True\n", native, StringComparison.Ordinal);
    }
}
