namespace EventTracking.Tool.Tests.Inference;

/// <summary>Strings that become an enum, and strings that do not.</summary>
public sealed class EnumTests
{
    [Fact]
    public void Twenty_strings_with_few_values_are_an_enum()
    {
        var code = Inferred.FilesOf(Values("mode", 10, "honor", "verified"))["SomeEvent.cs"];

        Assert.Equal("SomeEventMode Mode", Inferred.Parameters(code, "SomeEvent"));
        Assert.Contains(
            """
            /// <summary>The values of <c>mode</c>, in 20 strings.</summary>
            public enum SomeEventMode
            {
                /// <summary>In 10 strings.</summary>
                Honor,

                /// <summary>In 10 strings.</summary>
                Verified,
            }

            """,
            code,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_the_naming_policy_does_not_produce_have_an_attribute()
    {
        var code = Inferred.FilesOf(Values("mode", 10, "end-reached", "END_REACHED", "end_reached"))["SomeEvent.cs"];

        Assert.Contains("[JsonStringEnumMemberName(\"end-reached\")]", code, StringComparison.Ordinal);
        Assert.Contains("[JsonStringEnumMemberName(\"END_REACHED\")]", code, StringComparison.Ordinal);
        Assert.DoesNotContain("[JsonStringEnumMemberName(\"end_reached\")]", code, StringComparison.Ordinal);
        Assert.Contains("    EndReached,", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode", 9, "honor|verified", "fewer than 20 strings")]
    [InlineData("mode", 30, "honor", "one value only")]
    [InlineData("mode", 4, "a|b|c|d|e|f", "fewer than five strings for each value")]
    [InlineData("mode", 10, "a|b|c|d|e|f|g|h|i|j|k|l|m", "more than twelve values")]
    [InlineData("mode", 10, "honor|", "an empty value")]
    [InlineData("mode", 10, "course 2015|course 2016", "values with long numbers")]
    [InlineData("mode", 10, "Hello, you|Bye", "values with punctuation")]
    [InlineData("user_name", 10, "alice|bob", "a name")]
    [InlineData("courseId", 10, "math|history", "an id")]
    public void Other_strings_remain_strings(string field, int repetitions, string values, string reason)
    {
        var code = Inferred.FilesOf(Values(field, repetitions, values.Split('|')))["SomeEvent.cs"];

        Assert.False(code.Contains("enum", StringComparison.Ordinal), $"{reason}: {code}");
    }

    [Fact]
    public void A_value_that_occurs_once_is_a_sign_of_more_values()
    {
        var code = Inferred.FilesOf([.. Values("mode", 30, "honor", "verified"), .. Values("mode", 1, "audit")])["SomeEvent.cs"];

        Assert.Equal("string Mode", Inferred.Parameters(code, "SomeEvent"));
    }

    private static IEnumerable<string> Values(string field, int repetitions, params string[] values) =>
        Enumerable.Repeat(values, repetitions).SelectMany(static values => values).Select(value => $"{{\"{field}\":\"{value}\"}}");
}
