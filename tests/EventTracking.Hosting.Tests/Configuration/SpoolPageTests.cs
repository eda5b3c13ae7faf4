using System.Globalization;
using System.Text.RegularExpressions;
using EventTracking.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary><c>docs/spool.md</c> lists the existing options, and its configuration works.</summary>
public sealed partial class SpoolPageTests
{
    private static readonly string Page = Repository.Text("docs/spool.md");

    [Fact]
    public void The_page_lists_every_option_with_its_default()
    {
        var defaults = new SpoolOptions("/spool");

        Assert.Equal(
            [
                $"Durability `{defaults.Durability}`", "MaxAge no limit",
                string.Create(CultureInfo.InvariantCulture, $"MaxBytes {defaults.MaxBytes}"), "Path required", "WhenFull `DropNewest`",
            ],
            Option().Matches(Page.Split("\n## ")[1])
                .Select(static row => $"{row.Groups["name"]} {row.Groups["value"]}").Order(StringComparer.Ordinal));
        Assert.Null(defaults.MaxAge);
        Assert.Same(QueueFullPolicy.DropNewest, defaults.WhenFull);
    }

    [Fact]
    public void The_example_on_the_page_works()
    {
        using var folder = new TemporaryFolder();
        var warehouse = new Warehouse();
        var example = Json().Match(Page).Groups["json"].Value;
        var path = folder.PathOf("spool");
        using var services = SomeConfiguration.Services(
            example.Replace("/var/spool/shop/warehouse", path.Replace('\\', '/'), StringComparison.Ordinal),
            tracking => tracking.AddBatchBackendType("Warehouse", (options, _) =>
            {
                options.GetRequiredString("Table");
                return warehouse;
            }));

        var tracker = services.GetRequiredService<Tracker>();
        tracker.Emit("test.event");

        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)), "The flush took longer than a minute.");
        Assert.NotEmpty(Directory.GetFiles(path, "*.seg"));
    }

    [GeneratedRegex(@"^\| `(?<name>Path|MaxBytes|Durability|WhenFull|MaxAge)` \| .* \| (?<value>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
