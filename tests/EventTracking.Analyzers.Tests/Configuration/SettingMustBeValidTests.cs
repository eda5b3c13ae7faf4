using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Configuration;

public sealed class SettingMustBeValidTests
{
    private const string Source = "{|#0:namespace|} Courses;";

    [Theory]
    [InlineData("[a-", "Invalid pattern '[a-' at offset 3. Unterminated [] set.")]
    [InlineData(
        "(?=play).*",
        "RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: 'positive lookahead (?= pattern) or "
            + "positive lookbehind (?<= pattern)'.")]
    [InlineData("a)|(b", "Invalid pattern 'a)|(b' at offset 2. Too many )'s.")]
    public Task An_invalid_pattern_or_one_that_needs_backtracking_is_reported(string value, string problem) =>
        Setting(Source, value).Expecting(Message(value, problem)).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Each_value_is_reported_once_in_the_first_file_that_it_applies_to()
    {
        var test = new RuleTest<SettingMustBeValidAnalyzer>.Test("namespace Courses;");
        test.TestState.Sources.Add(("/videos/B.cs", "namespace Courses;"));
        test.TestState.Sources.Add(("/videos/A.cs", "/* an edX file */ {|#0:using|} System;"));
        test.TestState.Sources.Add(("/videos/old/C.cs", "{|#1:|}"));
        test.TestState.AnalyzerConfigFiles.Add(("/videos/.editorconfig", Section("[a-")));
        test.TestState.AnalyzerConfigFiles.Add(("/videos/old/.editorconfig", Section("[b-")));
        return test
            .Expecting(
                Message("[a-", "Invalid pattern '[a-' at offset 3. Unterminated [] set."),
                Message("[b-", "Invalid pattern '[b-' at offset 3. Unterminated [] set."))
            .RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("org.edx.")]
    [InlineData(".org")]
    [InlineData("org..edx")]
    [InlineData("org.edx.*")]
    [InlineData("org.edx ")]
    public Task A_namespace_that_is_not_a_dotted_name_is_reported(string name) => RuleTest<SettingMustBeValidAnalyzer>.Reports(
        $$"""[assembly: {|#0:EventTracking.EventNamespace("{{name}}")|}]""",
        $"The value '{name}' of 'EventNamespace' is invalid and is ignored: an event namespace must be a dotted name such as 'org.edx'");

    [Theory]
    [InlineData("")]
    [InlineData("[a-z_]+")]
    [InlineData("play|stop")]
    [InlineData("(a+)+b")]
    [InlineData("(?i)PLAY")]
    public Task A_valid_pattern_is_not_reported(string value) =>
        Setting("namespace Courses;", value).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("forwards")]
    [InlineData("1")]
    [InlineData("forward, backward")]
    public Task A_compatibility_mode_that_does_not_exist_is_reported(string value) => Compatibility(Source, value)
        .Expecting(
            $"The value '{value}' of 'eventtracking_compatibility' is invalid and is ignored: use 'forward', 'backward', 'full' or 'none'")
        .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("forward")]
    [InlineData("Backward")]
    [InlineData("FULL")]
    [InlineData("none")]
    [InlineData("")]
    public Task A_compatibility_mode_is_not_reported(string value) =>
        Compatibility("namespace Courses;", value).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("org.edx")]
    [InlineData("edx")]
    [InlineData("Org.Edx-2._video")]
    public Task A_dotted_namespace_is_not_reported(string name) =>
        RuleTest<SettingMustBeValidAnalyzer>.ReportsNothingFor($$"""[assembly: EventTracking.EventNamespace("{{name}}")]""");

    [Fact]
    public Task It_can_be_suppressed_by_pragma() =>
        Setting("#pragma warning disable EVT901\nnamespace Courses;", "[a-").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task It_can_be_suppressed_by_attribute() => Setting(
        """
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("EventTracking.Configuration", "EVT901", Justification = "Soon.")]
        [assembly: EventTracking.EventNamespace("org.edx.")]
        """,
        "[a-").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = Setting(Source, "[a-\ndotnet_diagnostic.EVT901.severity = suggestion");
        test.ExpectedDiagnostics.Add(Expected
            .At<SettingMustBeValidAnalyzer>(0, Message("[a-", "Invalid pattern '[a-' at offset 3. Unterminated [] set."))
            .WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static RuleTest<SettingMustBeValidAnalyzer>.Test Setting(string source, string value) =>
        new RuleTest<SettingMustBeValidAnalyzer>.Test(source).WithEditorConfig($"event_tracking_additional_name_pattern = {value}");

    private static RuleTest<SettingMustBeValidAnalyzer>.Test Compatibility(string source, string value) =>
        new RuleTest<SettingMustBeValidAnalyzer>.Test(source).WithEditorConfig($"eventtracking_compatibility = {value}");

    private static string Section(string value) => $"[*.cs]\nevent_tracking_additional_name_pattern = {value}\n";

    private static string Message(string value, string problem) =>
        $"The value '{value}' of 'event_tracking_additional_name_pattern' is invalid and is ignored: {problem}";
}
