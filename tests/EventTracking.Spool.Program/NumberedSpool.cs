using System.Diagnostics;
using System.Globalization;
using EventTracking.LineWriter;

namespace EventTracking.Spool.Program;

/// <summary>A tracker whose only backend has a spool. Its events have the number of a writer and count up for each.</summary>
internal sealed class NumberedSpool : IDisposable
{
    private const string Name = "spool";

    private readonly string _filler;
    private readonly ErrorCounter _errors = new();

    public NumberedSpool(Arguments arguments)
    {
        var (start, processorTime) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        _filler = new string('x', (int)arguments.Number("filler", 50));
        Destination = new PrintingDestination { Accepts = arguments.Text("destination", "accept") == "accept" };
        Backend = new BatchingBackend(Destination, new BatchingOptions
        {
            Spool = new SpoolOptions(arguments.Text("path"))
            {
                MaxBytes = arguments.Number("max", 64 * 1024 * 1024),
                Durability = Enum.Parse<SpoolDurability>(arguments.Text("durability", nameof(SpoolDurability.Disk))),
            },
            QueueCapacityBytes = (int)arguments.Number("memory", 1024 * 1024),
            MaxBatchAge = TimeSpan.Zero,
            RetryDelay = TimeSpan.FromMilliseconds(10),
            MaxRetryDelay = TimeSpan.FromMilliseconds(100),
            BreakDuration = TimeSpan.FromMilliseconds(500),
        });
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { [Name] = Backend }, logger: _errors);
        processorTime = Environment.CpuUsage.TotalTime - processorTime;
        Output.Line(string.Create(
            CultureInfo.InvariantCulture, $"opened {processorTime.TotalMilliseconds:F0} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0}"));
    }

    public PrintingDestination Destination { get; }

    public BatchingBackend Backend { get; }

    public Tracker Tracker { get; }

    public AccountSnapshot Account => Tracker.GetAccount(Name);

    public void Emit(long writer, long number) => Tracker.Emit(
        "test.line",
        new Dictionary<string, object?> { ["writer"] = writer, ["n"] = number, ["filler"] = _filler });

    /// <summary>Prints what became of the events so far, as numbers in a fixed order.</summary>
    public void PrintAccount()
    {
        var account = Account;
        Output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"account {account.Offered} {account.Delivered} {account.Pending} {account.Spooled} {account.Dropped.Total} "
                + $"{account.Dropped[DropReason.DiskFull]} {account.Dropped[DropReason.BackendFailed]} {account.IsBalanced}"));
    }

    /// <summary>Prints how often the disk has failed, and how many errors were logged.</summary>
    public void PrintFailures() => Output.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"failures {Tracker.BackendStatuses[0].DiskErrors} {_errors.Count}"));

    public void Dispose() => Tracker.Dispose();
}
