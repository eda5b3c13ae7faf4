using Spectre.Console;

namespace TrackingLogReplay.Reporting;

/// <summary>Accounts for every line: rejected ones at once, the events by name at the end.</summary>
internal sealed class Report(IAnsiConsole console)
{
    private readonly Dictionary<string, Tally> _byName = new(StringComparer.Ordinal);

    /// <summary>How many lines held no event.</summary>
    public int Rejected { get; private set; }

    public void Reject(string log, int line, string reason)
    {
        Rejected++;
        console.Say(FormattableString.Invariant($"{log}:{line}: {reason}"));
    }

    public void CountTyped(string name) => Count(name, new Tally(Typed: 1, Untyped: 0));

    public void CountUntyped(string name) => Count(name, new Tally(Typed: 0, Untyped: 1));

    /// <summary>Writes the table by name and the totals.</summary>
    public void Summarize()
    {
        var events = _byName.Values.Aggregate(default(Tally), static (sum, tally) => sum + tally);
        console.Write(SummaryTable.Of(_byName));
        console.Say(FormattableString.Invariant(
            $"{events.Total + Rejected} lines: {events.Total} events ({events.Typed} typed, {events.Untyped} untyped), {Rejected} rejected"));
    }

    private void Count(string name, Tally one) => _byName[name] = _byName.GetValueOrDefault(name) + one;
}
