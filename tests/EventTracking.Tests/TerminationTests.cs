using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EventTracking.Tests;

/// <summary>
/// SIGTERM ends a process while four threads emit. Its tracker has a file behind one queue and a
/// hanging backend behind another; the accounts are compared with the file and the threads' own counts.
/// </summary>
[Trait("Category", "Processes")]
public sealed class TerminationTests : IDisposable
{
    private const int Writers = 4;
    private const int EventsBeforeTheSignal = 1000;
    private const int EndedByTheSignal = 128 + Signals.Terminate;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("using", 0)]
    [InlineData("signal", EndedByTheSignal)]
    [InlineData("exit", 0)]
    [InlineData("host", 0)]
    public void Events_accepted_before_termination_are_written_or_counted(string end, int exitCode)
    {
        var path = _folder.PathOf("events.jsonl");
        using var process = LineWriterProgram.UnderTheJit.Start(path, 0, "mode=end", $"end={end}");
        Assert.Equal("ready", process.ReadLine());
        process.Terminate();
        var emitted = long.Parse(process.ReadLine()!, CultureInfo.InvariantCulture);
        var accounts = ReadAccounts(process);
        Assert.Equal(exitCode, process.EndInTime());

        var (tracker, file, hanging) = (accounts[""], accounts["files/file"], accounts["stuck/hanging"]);
        Assert.Equal((emitted, emitted), (tracker["offered"], tracker["delivered"] + tracker["rejected"]));

        var written = WrittenEvents.In(path);
        Assert.Equal(Writers, written.Count);
        Assert.All(written.Values, static numbers =>
        {
            Assert.True(numbers.Count >= EventsBeforeTheSignal);
            Assert.Equal(Enumerable.Range(0, numbers.Count).Select(static n => (long)n), numbers);
        });
        Assert.Equal(written.Values.Sum(static numbers => numbers.Count), file["delivered"]);
        Assert.Equal((tracker["delivered"], 0), (file["offered"], file["pending"]));
        Assert.Equal(file["offered"], file["delivered"] + file["shutdown"]);

        // The event on which it hangs also counts as lost.
        Assert.Equal((tracker["delivered"], 0, 0), (hanging["offered"], hanging["delivered"], hanging["pending"]));
        Assert.Equal(hanging["offered"], hanging["queue_full"] + hanging["shutdown"]);
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, Dictionary<string, long>> ReadAccounts(LineWriterProcess process)
    {
        var accounts = new Dictionary<string, Dictionary<string, long>>();
        while (process.ReadLine() is { } line)
        {
            var account = JsonElement.Parse(line);
            accounts[account.GetProperty("path").GetString()!] = account.EnumerateObject()
                .Where(static number => number.Value.ValueKind is JsonValueKind.Number)
                .ToDictionary(static number => number.Name, static number => number.Value.GetInt64());
        }

        return accounts;
    }
}
