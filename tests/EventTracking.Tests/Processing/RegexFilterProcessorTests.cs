using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Processing;

public sealed class RegexFilterProcessorTests
{
    [Theory]
    [InlineData(@"edx\.course\.enrollment\.activated", "edx.course.enrollment.activated", true)]
    [InlineData(@"edx\.course\.enrollment\.activated", "edx.course.enrollment.activatedX", true)]
    [InlineData("video", "edx.video", false)]
    [InlineData("edx.video", "edx_video", true)]
    [InlineData("EDX", "edx.video", false)]
    [InlineData("", "edx.video", true)]
    [InlineData("edx$", "edx.video", false)]
    [InlineData("a|b", "xb", false)]
    [InlineData("a|b", "bx", true)]
    [InlineData("x|edx", "edx", true)]
    [InlineData("(?x)a # comment", "ab", true)]
    [InlineData("(?x)a # comment", "ba", false)]
    [InlineData("(?i)EDX", "edx.video", true)]
    [InlineData("[(]", "(", true)]
    public void A_pattern_matches_at_the_start_of_the_name(string pattern, string name, bool matches)
    {
        Assert.Equal(matches, Passes(new RegexFilterProcessor(FilterType.Allowlist, pattern), name));
        Assert.Equal(!matches, Passes(new RegexFilterProcessor(FilterType.Blocklist, pattern), name));
    }

    [Fact]
    public void One_match_of_several_is_enough()
    {
        Assert.True(Passes(new RegexFilterProcessor(FilterType.Allowlist, "a", "b", "a"), "b"));
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Blocklist, "a", "b"), "b"));
    }

    [Fact]
    public void Without_patterns_an_allowlist_stops_everything_and_a_blocklist_nothing()
    {
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Allowlist), "edx.video"));
        Assert.True(Passes(new RegexFilterProcessor(FilterType.Blocklist), "edx.video"));
    }

    [Fact]
    public void All_invalid_patterns_are_named()
    {
        var exception = Assert.Throws<ArgumentException>(
            static () => new RegexFilterProcessor(FilterType.Allowlist, "(", "good", "[z-a]", "(?=ahead)", null!));

        Assert.Contains("'('", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'[z-a]'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'(?=ahead)'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("''", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'good'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_are_checked_before_the_type()
    {
        Assert.Throws<ArgumentException>("patterns", static () => new RegexFilterProcessor((FilterType)7, "("));

        var exception = Assert.Throws<ArgumentOutOfRangeException>("filterType", static () => new RegexFilterProcessor((FilterType)7, "a"));
        Assert.Contains("FilterType.Allowlist", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused() =>
        Assert.Throws<ArgumentNullException>(static () => new RegexFilterProcessor(FilterType.Allowlist, (IEnumerable<string>)null!));

    [Fact]
    public void A_single_pattern_is_a_pattern_and_no_sequence_of_characters() =>
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Allowlist, "edx"), "e"));

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_takes_no_time() =>
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Allowlist, "(a+)+$"), new string('a', 20_000) + "!"));

    [Fact]
    public void It_fails_closed() =>
        Assert.Equal(ProcessorFailurePolicy.Drop, new RegexFilterProcessor(FilterType.Blocklist).OnFailure);

    private static bool Passes(RegexFilterProcessor filter, string name)
    {
        using var tracking = new CollectingTracker(null, filter);
        tracking.Tracker.Emit(name);
        Assert.Equal(0, tracking.AllFailures);
        return tracking.Events.Count == 1;
    }
}
