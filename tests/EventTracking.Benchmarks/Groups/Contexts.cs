using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Peers.Serilog;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;
using Microsoft.Extensions.Logging;

namespace EventTracking.Benchmarks.Groups;

/// <summary>Making, entering and leaving a context of six fields, without an event inside of it.</summary>
internal static class Contexts
{
    public static void Run(Slices slices, Report report)
    {
        using var tracker = new Tracker();
        using var loggers = LoggerFactory.Create(
            static logging => logging.AddProvider(new Peers.LoggerMessage.JsonLoggerProvider(new CountingSink())));
        var logger = loggers.CreateLogger("events");
        Variant[] variants =
        [
            new EnterNew(tracker),
            new EnterSame(tracker, new EventContext(Some.SessionPairs)),
            new LoggerScope(logger),
            new SerilogScope(),
        ];

        var measured = slices.Measure(Clock.Thread, variants);
        var table = new Table("variant", "median, ns", "best slice, ns", "B");
        foreach (var m in measured)
            table.Row(m.Name, Comparison.Number(m.Median), Comparison.Number(m.Best), Comparison.Number(m.AllocatedBytes));

        report.Add("Entering and leaving a context of six fields", table);
        report.Add(Goal.AtMost("making, entering and leaving a context", 150, measured[0].Nanoseconds, "ns"));
        report.Add(Goal.AtMost("entering and leaving a context, memory", 250, Math.Round(measured[1].AllocatedBytes), "B"));
    }

    private sealed class EnterNew(Tracker tracker) : Variant("EventTracking, a new context")
    {
        private readonly Session _session = Some.Session;
        private readonly object[] _boxes = [Some.Session.UserId, Some.Session.IsStaff];

        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var context = new EventContext
                {
                    ["user_id"] = _boxes[0],
                    ["course_id"] = _session.CourseId,
                    ["org_id"] = _session.OrgId,
                    ["host"] = _session.Host,
                    ["session_id"] = _session.SessionId,
                    ["is_staff"] = _boxes[1],
                };
                using (tracker.Context("session", context))
                {
                }
            }
        }
    }

    private sealed class EnterSame(Tracker tracker, EventContext context) : Variant("EventTracking, a context used again")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using (tracker.Context("session", context))
                {
                }
            }
        }
    }

    private sealed class LoggerScope(ILogger logger) : Variant("ILogger.BeginScope, pairs used again")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using (logger.BeginScope(Some.SessionPairs))
                {
                }
            }
        }
    }

    private sealed class SerilogScope() : Variant("Serilog's LogContext, enrichers used again")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using (SerilogMessages.PushSession())
                {
                }
            }
        }
    }
}
