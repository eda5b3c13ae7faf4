using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>The work item through a tracker without an observer, after one has left, and with one.</summary>
internal static class Observers
{
    public static void Run(Slices slices, Report report)
    {
        using var none = new TypedEmit<VideoStopped>("no observer", Some.Event);
        using var former = new TypedEmit<VideoStopped>("an observer that has left", Some.Event);
        former.Tracker.Observe(new EmptyObserver()).Dispose();
        using var observed = new TypedEmit<VideoStopped>("an observer that does nothing", Some.Event);
        using var observation = observed.Tracker.Observe(new EmptyObserver());

        var measured = slices.Measure(Clock.Thread, [none, former, observed]);
        var table = new Table("observers", "median, ns", "best slice, ns", "x none", "B/event");
        foreach (var m in measured)
        {
            var ratio = Comparison.Ratio(m.Times(measured[0]));
            table.Row(m.Name, Comparison.Number(m.Median), Comparison.Number(m.Best), ratio, Comparison.Number(m.AllocatedBytes));
        }

        report.Add("Observers", table);
        report.Add(Goal.AtMostTimes("an observer that has left", 1.1, measured[1].Times(measured[0]), "an emit without one"));
    }

    private sealed class EmptyObserver : IEventObserver
    {
        public void OnEvent(in EventObservation observation)
        {
        }
    }
}
