using System.Text.RegularExpressions;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>Patterns that stall a backtracking engine, with matching hostile names.</summary>
/// <remarks>
/// These tests have no clock: with a backtracking engine they would not end. The benchmarks measure how long a
/// match takes.
/// </remarks>
public sealed class HostilePatternTests
{
    /// <summary>Known ReDoS patterns, each with the text that triggers it.</summary>
    private static readonly (string Core, string Text)[] Cores =
    [
        ("(a+)+", "a"), ("(a*)*", "a"), ("(a|a)*", "a"), ("(a|aa)+", "a"), ("(a|a?)+", "a"), ("(.*a){12}", "a"), ("(a+){10}", "a"),
        ("([a-zA-Z]+)*", "a"), ("(([a-z])+.)+[A-Z]([a-z])+", "a"), ("(x+x+)+y", "x"), ("(.*)*", "a"), ("(.*.*)*=", "="),
        ("(\\w+\\s?)+", "a "), ("(\\d+)*", "1"), ("(\\w|\\d)+", "1"), ("^(([a-z])+\\.)+[a-z]+", "a."), ("(?:a|b|ab)*c", "ab"),
        ("([^\"]|[^'])*", "a"), ("(\\s*,?\\s*)*", " "), ("(0|00)*1", "0"), ("(a+b?)+", "a"), ("((ab)*)*", "ab"), ("(a{1,5}){1,5}", "a"),
        ("\\s+$", " "), (".*.*.*=.*", "x"),
    ];

    private static readonly string[] Frames =
        ["{0}$", "^{0}$", "^{0}", "{0}!", "^{0}\\z", "(?:{0})$", "({0}|{0})$", "{0}{0}$", "(?i){0}$", "^\\s*{0}$"];

    private static readonly string[] Ends = ["!", "\u0000", "é", " "];

    [Fact]
    public void Hostile_patterns_match_a_thousand_long_names_or_are_rejected()
    {
        var (matched, refused) = (0, 0);
        foreach (var (core, text) in Cores)
        {
            var name = string.Concat(Enumerable.Repeat(text, 100_000 / text.Length));
            foreach (var pattern in Frames.Select(frame => frame.Replace("{0}", core, StringComparison.Ordinal)))
            {
                if (FilterOf(pattern) is not { } filter)
                {
                    refused += Ends.Length;
                    continue;
                }

                using var tracker = new Tracker(processors: [filter]);
                foreach (var end in Ends)
                    tracker.Emit(name + end);

                var account = tracker.GetAccount();
                Assert.Equal((Ends.Length, Ends.Length), (account.Offered, account.Filtered + account.Delivered));
                matched += Ends.Length;
            }
        }

        Assert.Equal(1_000, matched + refused);
        Assert.InRange(refused, 0, 100);
    }

    [Theory]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("(.{1,500}){1,500}")]
    [InlineData("(?:(?:x{0,99}){0,99}){0,99}")]
    public void Nested_counters_are_rejected_on_construction(string pattern)
    {
        var exception = Assert.Throws<ArgumentException>(() => new RegexFilterProcessor(FilterType.Blocklist, pattern));

        Assert.Contains("pattern 1 has", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_corpus_would_stall_a_backtracking_engine()
    {
        var name = new string('a', 40) + "!";

        // A timeout of the engine, not of the test: it gives up after 100 ms, and a linear match needs almost no time.
        var backtracking = new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(100));

        Assert.Throws<RegexMatchTimeoutException>(() => backtracking.IsMatch(name));
    }

    private static RegexFilterProcessor? FilterOf(string pattern)
    {
        try
        {
            return new RegexFilterProcessor(FilterType.Blocklist, pattern);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
