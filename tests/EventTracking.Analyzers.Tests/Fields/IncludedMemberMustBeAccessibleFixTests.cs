using Fix = EventTracking.Analyzers.Tests.Harness.FixTest<
    EventTracking.Analyzers.Fields.IncludedMemberMustBeAccessibleAnalyzer,
    EventTracking.CodeFixes.Fields.IncludedMemberMustBeAccessibleFix>;

namespace EventTracking.Analyzers.Tests.Fields;

public sealed class IncludedMemberMustBeAccessibleFixTests
{
    [Theory]
    [InlineData("private int A { get; set; }", "internal int A { get; set; }")]
    [InlineData("int A { get; set; }", "internal int A { get; set; }")]
    [InlineData("protected int A { get; private set; }", "protected internal int A { get; private set; }")]
    [InlineData("private protected readonly int A;", "internal readonly int A;")]
    [InlineData("readonly int A = 1;", "internal readonly int A = 1;")]
    [InlineData("public int A { private get; set; }", "public int A { get; set; }")]
    [InlineData("protected int A { /* read */ private get; set; }", "protected internal int A { /* read */ get; set; }")]
    public Task A_member_becomes_internal(string before, string after) => Fix.Rewrites(
        Source(before, "Line {|EVT208:Line|}"), Source(after, "Line Line"));

    [Fact]
    public Task Fix_All_changes_every_member_once_and_keeps_comments() => Fix.Rewrites(
        """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public class Line
        {
            /// <summary>In kilograms.</summary>
            [JsonInclude]
            // measured
            private decimal Weight { get; init; } // not rounded

            [JsonInclude] private decimal _price, _discount;
        }

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Line {|EVT208:{|EVT208:{|EVT208:First|}|}|}, List<Line> {|EVT208:{|EVT208:{|EVT208:Lines|}|}|});
        """,
        """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using EventTracking;

        public class Line
        {
            /// <summary>In kilograms.</summary>
            [JsonInclude]
            // measured
            internal decimal Weight { get; init; } // not rounded

            [JsonInclude] internal decimal _price, _discount;
        }

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced(Line First, List<Line> Lines);
        """);

    [Theory]
    [InlineData("protected override int A { get; }")]
    [InlineData("protected virtual int B { get; }")]
    [InlineData("[System.Obsolete(\"\", true)] public int B { get; }")]
    public Task No_fix_is_offered_for_an_override_or_an_accessible_member(string member) =>
        Fix.OffersNothingFor(Source(member, "Line {|EVT208:Line|}"));

    [Fact]
    public async Task No_fix_is_offered_for_a_member_in_another_file()
    {
        const string source = """
            [EventTracking.TrackedEvent("com.example.order.placed")]
            public sealed partial record OrderPlaced(Line {|EVT208:Line|});
            """;
        const string line = "public class Line { [System.Text.Json.Serialization.JsonInclude] private int A { get; } }";
        var test = new Fix.Test(source, source);
        test.TestState.Sources.Add(line);
        test.FixedState.Sources.Add(line);

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Source(string member, string field) =>
        $$"""
        using System.Text.Json.Serialization;
        using EventTracking;

        public abstract class Base { protected abstract int A { get; } }

        public class Line : Lines { [JsonInclude] {{member}} }

        [TrackedEvent("com.example.order.placed")]
        public sealed partial record OrderPlaced({{field}});
        """.Replace(" : Lines", member.Contains("override", StringComparison.Ordinal) ? " : Base" : "", StringComparison.Ordinal);
}
