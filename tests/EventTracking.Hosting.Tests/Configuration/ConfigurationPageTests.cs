using System.Text.RegularExpressions;
using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary><c>docs/configuration.md</c> lists the types that there are, with the options that they read.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly ComponentTypes Types = new();
    private static readonly string Page = Repository.Text("docs/configuration.md");

    /// <summary>Options that no class of the core has; other tests say what holds without them.</summary>
    private static readonly string[] SaidByTheReader =
        ["Enabled", "ContextLocator", "WhenFull", "WaitTimeout", "Stream", "Category", "FilterType", "DefaultRatio"];

    private static string Example => Json().Match(Page).Groups["json"].Value
        .Replace("tracking.log", $"{Path.GetTempPath()}event-tracking-page.log", StringComparison.Ordinal);

    [Fact]
    public void The_page_lists_every_type_with_the_options_that_it_reads() => Assert.Equal(
        Options(Types.Backends).Concat(Options(Types.Processors)).OrderBy(static type => type.Key, StringComparer.Ordinal),
        TypesOnPage().OrderBy(static type => type.Key, StringComparer.Ordinal));

    [Fact]
    public void The_page_lists_the_options_of_the_tracker()
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var options = Nothing(services);
        TrackerSection.IsEnabled(options);
        TrackerSection.Read(options, new TrackerOptions());

        Assert.Equal(options.Known.Order(StringComparer.Ordinal), OptionsIn(TheTracker().Match(Page).Value));
    }

    [Fact]
    public void The_page_says_what_holds_where_an_option_is_not_set()
    {
        var (file, queue, log, limits) = (new JsonLinesOptions(), new BackgroundOptions(), new LoggerBackendOptions(), new EventLimits());
        Assert.Equal(QueueFullPolicy.DropNewest, queue.WhenFull);

        Assert.Equal(
            [
                $"BlockSize {file.BlockSize}", $"CompressRolledFiles {file.CompressRolledFiles}", $"Durability {file.Durability}",
                $"FlushInterval {file.FlushInterval:c}", $"Format {log.Format}", $"Level {log.Level}",
                .. Enumerable.Repeat($"MaxDepth {limits.MaxDepth}", 3),
                .. Enumerable.Repeat($"MaxEventBytes {limits.MaxEventBytes}", 3),
                .. Enumerable.Repeat($"MaxFields {limits.MaxFields}", 3),
                $"QueueCapacityBytes {queue.QueueCapacityBytes}", $"ReopenOnHangup {file.ReopenOnHangup}", $"RollingInterval {file.RollingInterval}",
                $"ShutdownTimeout {new TrackerOptions().ShutdownTimeout:c}",
            ],
            UnlessSet().Matches(Page)
                .Select(static row => $"{row.Groups["name"]} {row.Groups["value"]}")
                .Where(static row => !SaidByTheReader.Contains(row.Split(' ')[0]))
                .Order(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Its_example_is_a_good_one()
    {
        using var services = SomeConfiguration.Services(Example);

        Assert.Equal(["audit", "tracking_logs"], services.GetRequiredService<Tracker>().Backends.Keys);
    }

    [Fact]
    public void Errors_in_its_example_are_told_as_it_shows()
    {
        var told = SomeConfiguration.Errors(Example
            .Replace("QueueCapacityBytes", "QueueCapacityByts", StringComparison.Ordinal)
            .Replace("Blocklist", "Blocklst", StringComparison.Ordinal));

        var shown = ShownError().Matches(Page).Select(static error => error.Groups["start"].Value).ToArray();
        Assert.Equal(told.Count, shown.Length);
        Assert.All(told.Zip(shown), static pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    /// <summary>Makes one of each type out of nothing: it then has read every option that it knows.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Options<T>(IReadOnlyDictionary<string, ComponentType<T>> types)
        where T : class
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        foreach (var (name, type) in types)
        {
            var options = Nothing(services);
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

    private static ComponentOptions Nothing(IServiceProvider services) =>
        new(SomeConfiguration.Of("{}"), new ComponentReader(Types, services, new ConfigurationErrors()));

    private static IEnumerable<KeyValuePair<string, string>> TypesOnPage() =>
        from section in TypeSection().Matches(Page)
        select KeyValuePair.Create(section.Groups["type"].Value, string.Join(", ", OptionsIn(section.Groups["text"].Value)));

    private static IEnumerable<string> OptionsIn(string text) =>
        Option().Matches(text).Select(static option => option.Groups["name"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^### `(?<type>\w+)`\n(?<text>.*?)(?=^##)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TypeSection();

    [GeneratedRegex(@"^## The tracker\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TheTracker();

    [GeneratedRegex(@"^- (?<start>EventTracking:.*?)(?:\.\.\.)?$", RegexOptions.Multiline)]
    private static partial Regex ShownError();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|.*\| (?:`(?<value>[\w:]+)`|(?<value>\d+)) \|$", RegexOptions.Multiline)]
    private static partial Regex UnlessSet();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
