using EventTracking.Backends.JsonLines.Files;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>One function names rolled files and recognizes them, whatever the path.</summary>
public sealed class RolledNamesTests
{
    private static readonly string[] Paths =
    [
        "/logs/events.jsonl", "/logs/events", "/logs/.events", "/logs/.events.jsonl", "/logs/events.gz", "/logs/events.jsonl.gz",
        "/logs/events.GZ",
        "/logs/events.", "/logs/..events", "/logs/2026-11-23", "/logs/2026-11-23.000001", "/logs/events.2026-11-23",
        "/logs/events.000001.jsonl",
        "/logs/events.2026-11-23.jsonl", "/logs/a b.log", "/logs/événements.jsonl", "/logs/events.gz.tmp", "/logs/e", "/events.jsonl",
    ];

    [Theory]
    [InlineData("/logs/events.jsonl", "/logs/events.2026-11-23.000042.jsonl")]
    [InlineData("/logs/.events", "/logs/.events.2026-11-23.000042")]
    [InlineData("/logs/.events.jsonl", "/logs/.events.2026-11-23.000042.jsonl")]
    [InlineData("/logs/events", "/logs/events.2026-11-23.000042")]
    [InlineData("/logs/events.gz", "/logs/events.gz.2026-11-23.000042")]
    public void The_date_and_number_precede_the_extension(string path, string rolled) =>
        Assert.Equal(rolled, new RolledNames(path).PathOf(new DateOnly(2026, 11, 23), 42));

    [Fact]
    public void Each_path_recognizes_only_its_own_files()
    {
        foreach (var path in Paths)
        {
            foreach (var number in new[] { 1, 42, 999_999, 1_000_000, RolledNames.MaxNumber })
            {
                var rolled = new RolledNames(path).PathOf(new DateOnly(2026, 11, 23), number);

                foreach (var other in Paths)
                {
                    var (plain, compressed) = (new RolledNames(other).Parse(rolled), new RolledNames(other).Parse(rolled + ".gz"));
                    Assert.Equal(
                        path == other ? new RolledFile(rolled, new DateOnly(2026, 11, 23), number, false) : null,
                        InFolderOf(path, other) ? plain : null);
                    Assert.Equal(
                        path == other ? new RolledFile(rolled + ".gz", new DateOnly(2026, 11, 23), number, true) : null,
                        InFolderOf(path, other) ? compressed : null);
                }
            }
        }
    }

    [Theory]
    [InlineData("e.jsonl")]
    [InlineData("e.2026-01-01.jsonl")]
    [InlineData("e.2026-01-01.1430.jsonl")]
    [InlineData("e.2026-01-01.0000001.jsonl")]
    [InlineData("e.2026-01-01.000000.jsonl")]
    [InlineData("e.2026-01-01.1000000000.jsonl")]
    [InlineData("e.2026-01-01.9223372036854775807.jsonl")]
    [InlineData("e.2026-01-01.99999999999999999999.jsonl")]
    [InlineData("e.2026-01-01.00001x.jsonl")]
    [InlineData("e.2026-01-01.-00001.jsonl")]
    [InlineData("e.2026-01-01. 00001.jsonl")]
    [InlineData("e.2026-13-01.000001.jsonl")]
    [InlineData("e.2026-02-29.000001.jsonl")]
    [InlineData("e.0000-01-01.000001.jsonl")]
    [InlineData("e.2026-1-01.000001.jsonl")]
    [InlineData("e.2026-01-01.000001.jsonl.bak")]
    [InlineData("e.2026-01-01.000001.jsonl.gz.gz")]
    [InlineData("e.2026-01-01.000001.jsonl.gz.tmp")]
    [InlineData("e.2026-01-01.000001.")]
    [InlineData("e.2026-01-01.000001")]
    [InlineData("e-audit.2026-01-01.000001.jsonl")]
    [InlineData("E.2026-01-01.000001.jsonl")]
    [InlineData("e.2026-01-01-000001.jsonl")]
    public void Similar_names_are_foreign_files(string name) =>
        Assert.Null(new RolledNames("/logs/e.jsonl").Parse("/logs/" + name));

    /// <summary>A path looks for its rolled files in its own folder only.</summary>
    private static bool InFolderOf(string path, string other) => Path.GetDirectoryName(path) == Path.GetDirectoryName(other);
}
