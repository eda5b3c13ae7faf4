using System.Globalization;
using EventTracking.Tests.Support;
using EventTracking.Tool.Tests.Logs;

namespace EventTracking.Tool.Tests.Verification;

/// <summary>Logs that a tracker has not written.</summary>
public sealed class TrackingLogTests
{
    [Fact]
    public void Each_line_of_an_edX_log_is_counted()
    {
        using var folder = new TemporaryFolder();
        foreach (var log in SharedFolder.TrackingLogs())
        {
            var text = File.ReadAllText(log);
            var compressed = folder.PathOf("log.gz");
            File.WriteAllBytes(compressed, SomeLog.Gzip(text));
            var lines = text.Split('\n').Count(static line => line.Trim().Length > 0).ToString("N0", CultureInfo.InvariantCulture);

            foreach (var path in new[] { log, compressed })
            {
                var run = ToolRun.Of("verify", path, "--strict", "--events", Repository.Program("samples/TrackingLogReplay"));

                Assert.Equal(("", 1), (run.Error, run.ExitCode));
                Assert.Matches($@"Total\s+{lines}\s+0\s", run.Output);
            }
        }
    }
}
