using EventTracking.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace EventTracking.Generators.Tests;

/// <summary>Each check of the harness fails for a generator with the defect.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void A_symbol_in_a_model_fails() => Fails(new SymbolHoldingGenerator(), SymbolHoldingGenerator.Step, "in a model");

    [Fact]
    public void A_step_that_depends_on_the_compilation_fails() =>
        Fails(new CompilationCombiningGenerator(), CompilationCombiningGenerator.Step, "after an unrelated edit");

    [Fact]
    public void A_warning_in_generated_code_fails() => Fails(new WarningGenerator(), WarningGenerator.Step, "CS0169");

    [Fact]
    public void A_nullable_warning_in_generated_code_fails() => Fails(new NullGenerator(), NullGenerator.Step, "CS8603");

    private static void Fails(IIncrementalGenerator generator, string step, string message) => Assert.Contains(
        message,
        Assert.ThrowsAny<XunitException>(() => GeneratorRun.Of(
            SomeCompilation.Of("[EventTracking.TrackedEvent(\"a.b\")] public partial record E(int A);"), generator, [step])).Message,
        StringComparison.Ordinal);
}
