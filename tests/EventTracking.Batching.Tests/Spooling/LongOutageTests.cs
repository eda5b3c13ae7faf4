using System.Diagnostics;
using System.Globalization;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>An hour of outage at a thousand events a second, with 3.6 million events in the long run.</summary>
[Trait("Category", "Processes")]
public sealed class LongOutageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_long_outage_needs_little_memory_and_disk_and_ends_with_every_event_in_order()
    {
        var events = LongRun.Choose(quick: 50_000, full: 360_000, @long: 3_600_000);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [
            Repository.Program("tests/EventTracking.Spool.Program"), "mode=outage", $"path={_folder.PathOf("spool")}", $"events={events}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = Bounded.Run(() => process.EndInTime().GetAwaiter().GetResult());
        TestContext.Current.SendDiagnosticMessage($"{events} events: {output.ReplaceLineEndings(", ")}");

        Assert.True(process.ExitCode == 0, $"Exit code {process.ExitCode}: {output}{errors}");
        Assert.InRange(ValueOf("memory"), double.MinValue, 64 * 1024 * 1024);
        Assert.InRange(ValueOf("disk"), 1, 1.1);
        Assert.Equal(1, ValueOf("same"));

        double ValueOf(string what) => double.Parse(
            output.Split('\n').Last(line => line.StartsWith($"{what} ", StringComparison.Ordinal))[(what.Length + 1)..],
            CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Dispose();
}
