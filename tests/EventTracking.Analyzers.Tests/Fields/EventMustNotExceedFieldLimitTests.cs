using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class EventMustNotExceedFieldLimitTests
{
    private const string Usings = "using System.Collections.Generic; using System.Text.Json.Serialization; using EventTracking;\n";

    [Fact]
    public void The_limit_equals_the_default_of_the_core() =>
        Assert.Equal(EventMustNotExceedFieldLimitAnalyzer.DefaultLimit, new EventLimits().MaxFields);

    [Fact]
    public Task Fields_beyond_the_limit_are_reported() => RuleTest<EventMustNotExceedFieldLimitAnalyzer>.Reports(
        $"{Usings}[TrackedEvent(\"com.example.wide\")] public sealed partial record {{|#0:Wide|}}({Fields(513)});",
        Message(513));

    [Theory]
    [InlineData("Part A, Part? B, Part C", 603)]
    [InlineData("Part A, Base B, int C, int D", 605)]
    [InlineData("PartOfStruct? A, PartOfStruct B, PartOfStruct C", 603)]
    public Task Fields_of_nested_objects_and_of_the_largest_derived_type_count(string fields, int count) =>
        RuleTest<EventMustNotExceedFieldLimitAnalyzer>.Reports(Event(fields), Message(count));

    [Theory]
    [InlineData("Part A, Part B")]
    [InlineData("List<Part> A, Dictionary<string, Part> B, Part[] C")]
    [InlineData("Part A, Part B, [property: JsonIgnore] Part C")]
    [InlineData("Base A")]
    [InlineData("Tree A, Tree B")]
    [InlineData("int A")]
    public Task An_event_within_the_limit_is_not_reported(string fields) =>
        RuleTest<EventMustNotExceedFieldLimitAnalyzer>.ReportsNothingFor(
            Event(fields).Replace("{|#0:Wide|}", "Wide", StringComparison.Ordinal));

    [Fact]
    public Task An_event_at_the_limit_is_not_reported() => RuleTest<EventMustNotExceedFieldLimitAnalyzer>.ReportsNothingFor(
        $"{Usings}[TrackedEvent(\"com.example.wide\")] public sealed partial record Wide({Fields(512)});");

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<EventMustNotExceedFieldLimitAnalyzer>.ReportsNothingFor($"""
        {Usings}
        #pragma warning disable EVT210
        [TrackedEvent("com.example.wide")] public sealed partial record Wide({Fields(600)});
        #pragma warning restore EVT210
        """);

    private static string Event(string fields) => $$"""
        {{Usings}}
        public sealed record Part({{Fields(200)}});
        public readonly record struct PartOfStruct({{Fields(200)}});
        [JsonDerivedType(typeof(Small), "s")] [JsonDerivedType(typeof(Large), "l")] public abstract record Base;
        public sealed record Small(int A) : Base;
        public sealed record Large({{Fields(400)}}) : Base;
        public sealed record Tree(Tree? Left, Tree? Right, {{Fields(100)}});
        [TrackedEvent("com.example.wide")] public sealed partial record {|#0:Wide|}({{fields}});
        """;

    private static string Fields(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static i => $"int F{i}"));

    private static string Message(int count) =>
        $"'Wide' has {count} fields, but events with more than 512 are dropped by default; split the event, or raise EventLimits.MaxFields";
}
