using EventTracking.Analyzers.Fields;
using EventTracking.Analyzers.Tests.Harness;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class IncludedMemberMustBeAccessibleTests
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        """;

    [Theory]
    [InlineData("[JsonInclude] private int A { get; set; }")]
    [InlineData("[JsonInclude] protected int A { get; set; }")]
    [InlineData("[JsonInclude] public int A { private get; set; }")]
    [InlineData("[JsonInclude] private int A;")]
    [InlineData("[JsonInclude] private protected int A;")]
    [InlineData("[JsonInclude, Obsolete(\"\", true)] public int A { get; }")]
    public async Task An_inaccessible_included_member_is_reported(string member)
    {
        var source = $$"""
            {{Usings}}
            public class Line { public int Number { get; } {{member}} }
            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Line {|#0:Line|}, List<Line> {|#1:Lines|});
            """;

        await RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.Reports(source, Message("Line.A"), Message("Lines[].A"));
    }

    [Fact]
    public Task A_private_member_of_a_base_is_reported_at_the_event() => RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.Reports(
        Usings + """
        public abstract record Placed { [JsonInclude] private int A { get; } }

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record {|#0:OrderPlaced|}(string Id) : Placed;
        """,
        Message("A"));

    [Theory]
    [InlineData("[JsonInclude] private int A { get; set; } [JsonInclude] private int _b;")]
    [InlineData("[JsonInclude] protected int A { get; set; }")]
    [InlineData("private int A { get; set; } protected int B { get; set; } public int C { private get; set; }")]
    [InlineData("[JsonInclude, JsonIgnore] private int A { get; set; }")]
    [InlineData("[JsonInclude] private static int A { get; set; }")]
    [InlineData("[JsonInclude] private int A { set { } }")]
    [InlineData("public Line? Line => null;")]
    public Task A_member_that_is_accessible_or_not_included_is_not_reported(string members) =>
        RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.ReportsNothingFor(
            $$"""
            {{Usings}}
            public class Line
            {
                [JsonInclude] internal int A { get; set; }
                [JsonInclude] internal int B;
                [JsonInclude] public int C;
                [JsonInclude] public int D { get; private set; }
                [JsonInclude] protected internal int E { get; set; }
                private int F { get; set; }
            }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(string Id) { {{members}} }
            """);

    [Fact]
    public Task A_protected_member_is_accessible_through_the_event_but_not_through_its_base() =>
        RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.Reports(
            Usings + """
            public record Base { [JsonInclude] protected int A { get; } [JsonInclude] protected internal int B { get; } }

            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(OrderPlaced? Same, Base? {|#0:Other|}) : Base;
            """,
            Message("Other.A"));

    [Fact]
    public Task A_type_that_no_event_uses_is_not_reported() => RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.ReportsNothingFor(
        Usings + "public class Line { [JsonInclude] private int A { get; set; } } public sealed record OrderPlaced(Line Line);");

    [Fact]
    public Task A_member_that_a_derived_type_replaces_is_not_reported() =>
        RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.ReportsNothingFor(
            Usings + """
            public class Base { [JsonInclude] private int A { get; set; } }
            public sealed class Line : Base { public int A { get; set; } }
            [TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Line Line);
            """);

    [Fact]
    public Task It_can_be_suppressed() => RuleTest<IncludedMemberMustBeAccessibleAnalyzer>.ReportsNothingFor(
        Usings + """
        public class Line { [JsonInclude] private int A { get; set; } }
        [TrackedEvent("com.example.order.placed")]
        #pragma warning disable EVT208
        public sealed partial record OrderPlaced(Line Line);
        #pragma warning restore EVT208
        """);

    private static string Message(string path) =>
        $"'{path}' has [JsonInclude] but is not accessible to the event, so it is not written; make it public or internal, or remove "
            + "[JsonInclude]";
}
