using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.Requests;

namespace EventTracking.Benchmarks.Groups;

/// <summary>What the request context and one event to a file cost a request, by the processor time of client, server and file.</summary>
internal static class RequestsOfASite
{
    public static void Run(Slices slices, Report report)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(path) });
            using var bare = new SiteRequests("bare endpoint", tracker: null);
            using var tracked = new SiteRequests("with the request context, one event to a file", tracker);
            var measured = slices.ForFiles.Measure(Clock.Process, bare, tracked);

            var table = new Table("site", "median, ns", "best slice, ns", "requests per processor second, x bare", "B/request");
            foreach (var m in measured)
            {
                table.Row(
                    m.Name,
                    Comparison.Number(m.Median),
                    Comparison.Number(m.Best),
                    Comparison.Ratio(measured[0].Times(m)),
                    Comparison.Number(m.AllocatedBytes));
            }

            report.Add("Requests", table);
            report.Add(Goal.AtLeastTimes("a request with an event", 0.95, measured[0].Times(measured[1]), "the bare endpoint"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
