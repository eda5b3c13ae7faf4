using System.Text.RegularExpressions;
using EventTracking.Hosting.Configuration;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary><c>docs/configuration.md</c> lists all types, with the options that they read.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly ComponentTypes Types = new();
    private static readonly string Page = Repository.Text("docs/configuration.md");

    /// <summary>Options without a property in the core; other tests cover their defaults.</summary>
    private static readonly string[] DefaultsOfTheReader =
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
        var options = NoOptions(services);
        TrackerSection.IsEnabled(options);
        TrackerSection.Read(options, new TrackerOptions());

        Assert.Equal(options.Known.Order(StringComparer.Ordinal), OptionsIn(TheTracker().Match(Page).Value));
    }

    [Fact]
    public void The_page_lists_the_default_of_every_option()
    {
        var (file, queue, log) = (new JsonLinesOptions(), new BackgroundOptions(), new LoggerBackendOptions());
        var (tracker, limits) = (new TrackerOptions(), new EventLimits());
        Assert.Equal(QueueFullPolicy.DropNewest, queue.WhenFull);

        Assert.Equal(
            [
                $"BlockSize {file.BlockSize}", $"CompressRolledFiles {file.CompressRolledFiles}", $"Durability {file.Durability}",
                $"FlushInterval {file.FlushInterval:c}", $"Format {log.Format}",
                $"IncludeId {tracker.IncludeId}", $"IncludeVersion {tracker.IncludeVersion}", $"Level {log.Level}",
                .. Enumerable.Repeat($"MaxDepth {limits.MaxDepth}", 3),
                .. Enumerable.Repeat($"MaxEventBytes {limits.MaxEventBytes}", 3),
                .. Enumerable.Repeat($"MaxFields {limits.MaxFields}", 3),
                $"QueueCapacityBytes {queue.QueueCapacityBytes}", $"ReopenOnHangup {file.ReopenOnHangup}",
                $"RollingInterval {file.RollingInterval}",
                $"ShutdownTimeout {tracker.ShutdownTimeout:c}",
            ],
            OptionWithDefault().Matches(Page)
                .Select(static row => $"{row.Groups["name"]} {row.Groups["value"]}")
                .Where(static row => !DefaultsOfTheReader.Contains(row.Split(' ')[0]))
                .Order(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_example_on_the_page_works()
    {
        using var services = SomeConfiguration.Services(Example);

        Assert.Equal(["audit", "tracking_logs"], services.GetRequiredService<Tracker>().Backends.Keys);
    }

    [Fact]
    public void Errors_in_the_example_are_reported_as_shown()
    {
        var errors = SomeConfiguration.Errors(Example
            .Replace("QueueCapacityBytes", "QueueCapacityByts", StringComparison.Ordinal)
            .Replace("Blocklist", "Blocklst", StringComparison.Ordinal));

        var shown = ShownError().Matches(Page).Select(static error => error.Groups["start"].Value).ToArray();
        Assert.Equal(errors.Count, shown.Length);
        Assert.All(errors.Zip(shown), static pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    /// <summary>Creates a component of each type without options, so that all options are read.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Options<T>(IReadOnlyDictionary<string, ComponentType<T>> types)
        where T : class
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        foreach (var (name, type) in types)
        {
            var options = NoOptions(services);
            try
            {
                (type.Create(options, services) as IDisposable)?.Dispose();
            }
            catch (ArgumentException)
            {
                // A file needs a path.
            }

            yield return KeyValuePair.Create(name, string.Join(", ", options.Known.Order(StringComparer.Ordinal)));
        }
    }

    private static ComponentOptions NoOptions(IServiceProvider services) =>
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
    private static partial Regex OptionWithDefault();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
