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
    public void One_matching_pattern_is_enough()
    {
        Assert.True(Passes(new RegexFilterProcessor(FilterType.Allowlist, "a", "b", "a"), "b"));
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Blocklist, "a", "b"), "b"));
    }

    [Fact]
    public void An_empty_allowlist_drops_everything_and_an_empty_blocklist_nothing()
    {
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Allowlist), "edx.video"));
        Assert.True(Passes(new RegexFilterProcessor(FilterType.Blocklist), "edx.video"));
    }

    [Fact]
    public void All_invalid_patterns_are_listed_by_position_without_their_text()
    {
        var exception = Assert.Throws<ArgumentException>(
            static () =>
                new RegexFilterProcessor(FilterType.Allowlist, "secret(", "good", "[z-a]secret", "(?=secret)", null!, "(secret){99}"));

        Assert.Equal(
            "Invalid patterns: pattern 1 is invalid at offset 7 (InsufficientClosingParentheses); pattern 3 is invalid at offset 4 "
                + "(ReversedCharacterRange); "
            + "pattern 4 has look-arounds, back-references, or repetitions that expand to more than 200 states; rewrite it without them, "
            + "or split it into several patterns; pattern 5 is null; "
            + "pattern 6 has repetitions that expand to more than 200 states; use smaller counters, or split it into several patterns. "
            + "(Parameter 'patterns')",
            exception.Message);
    }

    [Theory]
    [InlineData("a{200}", true)]
    [InlineData("a{210}", false)]
    [InlineData("a{9999}", false)]
    [InlineData("(ab|a){4000}c", false)]
    [InlineData("[^a]*(a[^a]*){1000}z", false)]
    [InlineData("(.*a){105}", false)]
    [InlineData("(\\w\\d?){105}", false)]
    [InlineData("a{70}b{70}c{70}", false)]
    [InlineData("(a{15}){15}", false)]
    [InlineData("(?:a|b){1,210}", false)]
    [InlineData("\\p{L}{210}", false)]
    [InlineData("(?x) a{210} # comment", false)]
    [InlineData("(?x) a{200} # comment", true)]
    [InlineData("(\\(?a){105}", false)]
    [InlineData("org\\.edx\\.(video|problem)\\..*", true)]
    public void Repetitions_that_expand_to_too_many_states_are_rejected(string pattern, bool isAccepted)
    {
        if (isAccepted)
        {
            _ = new RegexFilterProcessor(FilterType.Blocklist, pattern);
        }
        else
        {
            Assert.Contains(
                "200 states",
                Assert.Throws<ArgumentException>(() => new RegexFilterProcessor(FilterType.Blocklist, pattern)).Message,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\\(?", 201, false)]
    [InlineData("(.*a)", 150, false)]
    [InlineData("(?:name|other)", 150, true)]
    public void Long_patterns_without_repetition_are_accepted(string part, int times, bool isAccepted)
    {
        var pattern = string.Concat(Enumerable.Repeat(part, times));
        if (isAccepted)
            _ = new RegexFilterProcessor(FilterType.Blocklist, pattern);
        else
            Assert.Throws<ArgumentException>(() => new RegexFilterProcessor(FilterType.Blocklist, pattern));
    }

    [Fact]
    public void A_long_list_of_names_is_accepted()
    {
        var filter = new RegexFilterProcessor(
            FilterType.Allowlist, string.Join('|', Enumerable.Range(0, 200).Select(static i => $@"org\.edx\.video\.number{i}$")));

        Assert.True(Passes(filter, "org.edx.video.number199"));
        Assert.False(Passes(filter, "org.edx.video.number200"));
    }

    [Fact]
    public void Patterns_are_checked_before_the_type()
    {
        Assert.Throws<ArgumentException>("patterns", static () => new RegexFilterProcessor((FilterType)7, "("));

        var exception = Assert.Throws<ArgumentOutOfRangeException>("filterType", static () => new RegexFilterProcessor((FilterType)7, "a"));
        Assert.Contains("FilterType.Allowlist", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_rejected() =>
        Assert.Throws<ArgumentNullException>(static () => new RegexFilterProcessor(FilterType.Allowlist, (IEnumerable<string>)null!));

    [Fact]
    public void A_single_string_is_one_pattern() =>
        Assert.False(Passes(new RegexFilterProcessor(FilterType.Allowlist, "edx"), "e"));

    [Fact]
    public void A_backtracking_pattern_matches_in_linear_time() =>
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
