using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary><c>docs/batching.md</c> lists the existing options and metrics.</summary>
public sealed partial class BatchingPageTests
{
    private static readonly string Page = Repository.Text("docs/batching.md");

    [Fact]
    public void The_page_lists_every_option_with_its_default()
    {
        var defaults = new BatchingOptions();

        Assert.Equal(
            [
                $"BreakDuration `{defaults.BreakDuration:c}`", "DeadLetter none", $"MaxBatchAge `{defaults.MaxBatchAge:c}`",
                $"MaxBatchBytes {defaults.MaxBatchBytes}", $"MaxBatchCount {defaults.MaxBatchCount}",
                $"MaxRetryDelay `{defaults.MaxRetryDelay:c}`", $"MaxRetryDuration `{defaults.MaxRetryDuration:c}`",
                $"QueueCapacityBytes {defaults.QueueCapacityBytes}", $"RequestTimeout `{defaults.RequestTimeout:c}`",
                $"RetryDelay `{defaults.RetryDelay:c}`", "Spool none",
            ],
            Option()
                .Matches(Section("Options"))
                .Select(static row => $"{row.Groups["name"]} {row.Groups["value"]}")
                .Order(StringComparer.Ordinal));
        Assert.Null(defaults.DeadLetter);
        Assert.Null(defaults.Spool);
    }

    [Fact]
    public void The_page_lists_instruments_that_exist()
    {
        var instruments = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) => instruments.Add(instrument.Name);
        listener.Start();
        using var tracker = new Tracker();

        var listed = Instrument().Matches(Section("What an outage looks like")).Select(static row => row.Groups["name"].Value).ToArray();

        Assert.Equal(10, listed.Length);
        Assert.All(listed, name => Assert.Contains(name, instruments));
    }

    [Fact]
    public void The_example_on_the_page_works()
    {
        using var folder = new TemporaryFolder();
        var warehouse = new Warehouse();
        var example = Json().Match(Page).Groups["json"].Value;
        using var services = SomeConfiguration.Services(
            example.Replace("dead-letters.log", folder.PathOf("dead-letters.log").Replace('\\', '/'), StringComparison.Ordinal),
            tracking => tracking.AddBatchBackendType("Warehouse", (options, _) =>
            {
                options.GetRequiredString("Table");
                return warehouse;
            }));

        var tracker = services.GetRequiredService<Tracker>();
        tracker.Emit("test.event");

        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)), "The flush took longer than a minute.");
        Assert.Equal([1], warehouse.Batches);
    }

    private static string Section(string heading) =>
        Page.Split("\n## ").Single(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| .* \| (?<value>\S+) \|$", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(?<name>eventtracking\.[\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Instrument();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
