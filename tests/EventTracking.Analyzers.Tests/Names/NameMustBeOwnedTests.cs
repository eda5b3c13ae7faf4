using EventTracking.Analyzers.Names;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Names;

public sealed class NameMustBeOwnedTests
{
    private const string Owned = """[assembly: EventTracking.EventNamespace("org.edx")]""";

    [Theory]
    [InlineData("org.edxtra.video")]
    [InlineData("org.ed.video")]
    [InlineData("com.example.org.edx")]
    [InlineData("Org.Edx.video")]
    [InlineData("play")]
    public Task An_event_outside_the_owned_namespaces_is_reported(string name) => RuleTest<NameMustBeOwnedAnalyzer>.Reports(
        Declaring(Owned, $$"""{|#0:"{{name}}"|}"""), Message(name, "'org.edx'"));

    [Fact]
    public Task The_message_lists_all_owned_namespaces() => RuleTest<NameMustBeOwnedAnalyzer>.Reports(
        Declaring(
            "[assembly: EventTracking.EventNamespace(\"org.edx\"), EventTracking.EventNamespace(\"com.example.shop\")]",
            """{|#0:"com.example.stop"|}"""),
        Message("com.example.stop", "'org.edx', 'com.example.shop'"));

    [Theory]
    [InlineData("""tracker.Emit({|#0:"com.example.stop"|});""")]
    [InlineData("""TrackerRegistry.Emit({|#0:"com.example.stop"|});""")]
    [InlineData("""tracker.Emit(data: null, name: {|#0:Foreign + ".stop"|});""")]
    [InlineData("""tracker.Emit({|#0:$"{Foreign}.{nameof(stop)}"|});""")]
    public Task An_untyped_emit_outside_the_owned_namespaces_is_reported(string statement) => RuleTest<NameMustBeOwnedAnalyzer>.Reports(
        Emitting(statement), Message("com.example.stop", "'org.edx'"));

    [Theory]
    [InlineData("org.edx")]
    [InlineData("org.edx.video")]
    [InlineData("org.edx.video.stop")]
    [InlineData("com.example.stop")]
    public Task An_event_in_an_owned_namespace_is_not_reported(string name) => RuleTest<NameMustBeOwnedAnalyzer>.ReportsNothingFor(
        Declaring($"""{Owned} [assembly: EventTracking.EventNamespace("com.example")]""", $"\"{name}\""));

    [Theory]
    [InlineData("")]
    [InlineData("""[assembly: EventTracking.EventNamespace("")]""")]
    [InlineData("""[assembly: EventTracking.EventNamespace(null!)]""")]
    [InlineData("""[assembly: EventTracking.EventNamespace("org.edx.*")]""")]
    [InlineData("""[assembly: EventTracking.TrackedEventDefaults]""")]
    public Task No_name_is_reported_without_owned_namespaces(string attribute) =>
        RuleTest<NameMustBeOwnedAnalyzer>.ReportsNothingFor(Declaring(attribute, "\"com.example.stop\""));

    [Theory]
    [InlineData("""tracker.Emit();""")]
    [InlineData("""tracker.Emit(null);""")]
    [InlineData("""tracker.Emit(dynamicName);""")]
    [InlineData("""tracker.Emit($"com.example.{dynamicName}");""")]
    [InlineData("""tracker.Emit("org.edx.video.stop");""")]
    [InlineData("""tracker.Emit("");""")]
    public Task Emits_in_owned_namespaces_and_of_unknown_names_are_not_reported(string statement) =>
        RuleTest<NameMustBeOwnedAnalyzer>.ReportsNothingFor(Emitting(statement));

    [Fact]
    public Task Namespaces_owned_by_a_reference_do_not_count()
    {
        var test = new RuleTest<NameMustBeOwnedAnalyzer>.Test(Declaring("", "\"com.example.stop\""));
        test.TestState.AdditionalReferences.Add(SomeReferences.Declaring(Owned, "Elsewhere"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_can_be_suppressed_by_pragma_and_by_attribute() => RuleTest<NameMustBeOwnedAnalyzer>.ReportsNothingFor(
        $$"""
        using System.Diagnostics.CodeAnalysis;
        using EventTracking;

        {{Owned}}

        #pragma warning disable EVT404
        [TrackedEvent("com.example.play")]
        public sealed partial record VideoPlayed;
        #pragma warning restore EVT404

        public static class Course
        {
            [SuppressMessage("EventTracking.Names", "EVT404", Justification = "On behalf of the shop.")]
            public static void Stop(Tracker tracker) => tracker.Emit("com.example.stop");
        }
        """);

    [Fact]
    public Task The_severity_can_be_set_in_editorconfig()
    {
        var test = new RuleTest<NameMustBeOwnedAnalyzer>.Test(Declaring(Owned, """{|#0:"com.example.stop"|}"""))
            .WithEditorConfig("dotnet_diagnostic.EVT404.severity = suggestion");
        test.ExpectedDiagnostics.Add(Expected.At<NameMustBeOwnedAnalyzer>(0, Message("com.example.stop", "'org.edx'"))
            .WithSeverity(DiagnosticSeverity.Info));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Message(string name, string owned) =>
        $"The event '{name}' is outside the namespaces that this assembly owns ({owned}); rename it, or add its namespace with [assembly: "
            + "EventNamespace]";

    private static string Declaring(string assemblyAttribute, string name) =>
        $$"""
        {{assemblyAttribute}}

        [EventTracking.TrackedEvent({{name}})]
        public sealed partial record VideoStopped;
        """;

    private static string Emitting(string statement) =>
        $$"""
        using EventTracking;

        {{Owned}}

        public static class Course
        {
            private const string Foreign = "com.example";

            public static void Take(Tracker tracker, string dynamicName, int stop)
            {
                {{statement}}
            }
        }
        """;
}
