using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>
/// <c>docs/declaring-events.md</c> shows every value of <c>TrackedEventDefaults</c> with the names and values that it leads to.
/// </summary>
public sealed partial class DefaultsPageTests
{
    private const string Page = "docs/declaring-events.md";

    [Fact]
    public void Every_naming_policy_is_shown_with_the_name_that_it_makes()
    {
        var shown = Rows("VideoId");

        Assert.Equal(Enum.GetNames<JsonKnownNamingPolicy>().Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(shown, static row => Assert.Equal(
            row.Value,
            FirstField($"FieldNaming = System.Text.Json.Serialization.JsonKnownNamingPolicy.{row.Key}", "string VideoId", "\"\"").Name));
    }

    [Fact]
    public void Every_format_of_enums_is_shown_with_the_value_that_it_makes()
    {
        var shown = Rows("SalesChannel.PhoneCall");

        Assert.Equal(Enum.GetNames<EnumFormat>().Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
        Assert.All(shown, static row => Assert.Equal(
            row.Value,
            FirstField(
                $"EnumFormat = EventTracking.EnumFormat.{row.Key}", "SalesChannel Channel", "SalesChannel.PhoneCall").Value.GetRawText()));
    }

    private static JsonProperty FirstField(string settings, string parameter, string argument)
    {
        var output = Snippet.OutputOf($$"""
            using EventTracking;
            using EventTracking.Testing;

            [assembly: TrackedEventDefaults({{settings}})]

            var collected = new CollectingBackend();
            using (var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["memory"] = collected }))
                tracker.EmitSample({{argument}});
            Console.WriteLine(collected.Events[0].Data);

            /// <summary>A sample.</summary>
            [TrackedEvent("com.example.sample")]
            public readonly partial record struct Sample({{parameter}});

            public enum SalesChannel { WebShop, PhoneCall }
            """);
        return JsonDocument.Parse(output).RootElement.EnumerateObject().Single();
    }

    /// <summary>The rows of the table whose second column is about a name or value.</summary>
    private static Dictionary<string, string> Rows(string about) => Row()
        .Matches(Repository.Text(Page).Split($"`{about}`", 2)[1].Split("\n\n")[0])
        .ToDictionary(static row => row.Groups["value"].Value, static row => row.Groups["result"].Value);

    [GeneratedRegex(@"^\| `(?<value>\w+)`[^|]*\| `(?<result>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
