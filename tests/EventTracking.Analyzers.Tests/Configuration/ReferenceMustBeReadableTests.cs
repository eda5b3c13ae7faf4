using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace EventTracking.Analyzers.Tests.Configuration;

public sealed class ReferenceMustBeReadableTests
{
    private const string Own = "[EventTracking.TrackedEvent(\"org.edx.video.stop\")] public sealed partial record VideoStopped;";

    [Theory]
    [InlineData("format 2\\norg.edx.video.stop 1 Stopped", "format 2")]
    [InlineData("format 10", "format 10")]
    [InlineData("org.edx.video.stop 1 Stopped", "org.edx.video.stop 1 Stopped")]
    [InlineData("", "")]
    public Task An_unknown_format_is_reported(string declarations, string format)
    {
        var test = Referencing<ReferenceMustBeReadableAnalyzer>(declarations);
        test.ExpectedDiagnostics.Add(new DiagnosticResult(ReferenceMustBeReadableAnalyzer.Descriptor).WithMessage(
            $"The events of 'Other' are not checked, because their format is unknown ('{format}'); "
            + "build 'Other' with the version of EventTracking that this project uses"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task The_format_that_the_generator_writes_is_known()
    {
        var test = new RuleTest<ReferenceMustBeReadableAnalyzer>.Test("");
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(Own, "Other"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Declarations_in_a_known_format_are_read()
    {
        var test = Referencing<NameMustBeUniqueAnalyzer>(
            "format 1\\norg.edx.video.stop 1 Stopped",
            Own.Replace("\"org.edx.video.stop\"", "{|#0:\"org.edx.video.stop\"|}", StringComparison.Ordinal));
        return test
            .Expecting("The event name 'org.edx.video.stop' is declared more than once: also by 'Stopped' in 'Other'")
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Declarations_in_an_unknown_format_are_not_read() =>
        Referencing<NameMustBeUniqueAnalyzer>("format 2\\norg.edx.video.stop 1 Stopped").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_disabled()
    {
        var test = Referencing<ReferenceMustBeReadableAnalyzer>("format 2");
        test.DisabledDiagnostics.Add("EVT902");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A project with an event that references an assembly with these declarations.</summary>
    private static RuleTest<TAnalyzer>.Test Referencing<TAnalyzer>(string declarations, string source = Own)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new RuleTest<TAnalyzer>.Test(source);
        test.TestState.AdditionalReferences.Add(
            SomeReferences.Declaring($"[assembly: EventTracking.CompilerServices.TrackedEventDeclarations(\"{declarations}\")]", "Other"));
        return test;
    }
}
