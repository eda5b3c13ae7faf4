using System.Text.RegularExpressions;
using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary><c>docs/configuration.md</c> lists the types that there are, with the options that they read.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly ComponentTypes Types = new();

    [Fact]
    public void The_page_lists_every_type_with_the_options_that_it_reads() => Assert.Equal(
        Options(Types.Backends).Concat(Options(Types.Processors)).OrderBy(static type => type.Key, StringComparer.Ordinal),
        Page().OrderBy(static type => type.Key, StringComparer.Ordinal));

    [Fact]
    public void Its_example_is_a_good_one()
    {
        var example = Json().Match(Repository.Text("docs/configuration.md")).Groups["json"].Value.Replace("tracking.log", $"{Path.GetTempPath()}event-tracking-page.log", StringComparison.Ordinal);
        using var services = SomeConfiguration.Services(example);

        Assert.Equal(["audit", "tracking_logs"], services.GetRequiredService<Tracker>().Backends.Keys);
    }

    /// <summary>Makes one of each type out of nothing: it then has read every option that it knows.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Options<T>(IReadOnlyDictionary<string, ComponentType<T>> types)
        where T : class
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        foreach (var (name, type) in types)
        {
            var options = new ComponentOptions(SomeConfiguration.Of("{}"), new ComponentReader(Types, services, new ConfigurationErrors()));
            try
            {
                (type.Make(options, services) as IDisposable)?.Dispose();
            }
            catch (ArgumentException)
            {
                // Of nothing, a file cannot be made.
            }

            yield return KeyValuePair.Create(name, string.Join(", ", options.Known.Order(StringComparer.Ordinal)));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Page() =>
        from section in TypeSection().Matches(Repository.Text("docs/configuration.md"))
        let options = Option().Matches(section.Groups["text"].Value).Select(static option => option.Groups["name"].Value)
        select KeyValuePair.Create(section.Groups["type"].Value, string.Join(", ", options.Order(StringComparer.Ordinal)));

    [GeneratedRegex(@"^### `(?<type>\w+)`\n(?<text>.*?)(?=^##)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TypeSection();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
