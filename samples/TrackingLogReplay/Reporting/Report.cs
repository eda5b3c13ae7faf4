using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Reports each rejected line immediately, and the events by name at the end.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private readonly Dictionary<string, Tally> _byName = new(StringComparer.Ordinal);

    /// <summary>The number of rejected lines.</summary>
    public int Rejected { get; private set; }

    public void Reject(string log, int line, string reason)
    {
        Rejected++;
        console.WriteMessage(FormattableString.Invariant($"{log}:{line}: {reason}"));
    }

    public void CountTyped(string name) => Count(name, new Tally(Typed: 1, Untyped: 0));

    public void CountUntyped(string name) => Count(name, new Tally(Typed: 0, Untyped: 1));

    /// <summary>Writes the table of events by name, and the totals.</summary>
    public void Summarize()
    {
        var events = _byName.Values.Aggregate(default(Tally), static (sum, tally) => sum + tally);
        var lines = events.Total + Rejected;
        console.Write(SummaryTable.Of(_byName));
        console.WriteMessage(FormattableString.Invariant(
            $"{lines} lines: {events.Total} events ({events.Typed} typed, {events.Untyped} untyped), {Rejected} rejected"));
    }

    private void Count(string name, Tally one) => _byName[name] = _byName.GetValueOrDefault(name) + one;
}
